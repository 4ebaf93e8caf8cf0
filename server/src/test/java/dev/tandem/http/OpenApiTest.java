package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.auth.Invites;
import dev.tandem.auth.Keys;
import dev.tandem.auth.Origins;
import dev.tandem.auth.People;
import dev.tandem.auth.SignIns;
import dev.tandem.auth.StoredTickets;
import dev.tandem.config.BadSettings;
import dev.tandem.config.ServerConfig;
import dev.tandem.metrics.ServerMetrics;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  @Test
  void describesEveryRouteAndNoOther() throws BadSettings, IOException {
    assertThat(described()).isEqualTo(mounted());
  }

  private static TreeSet<String> described() throws IOException {
    byte[] file = OpenApiTest.class.getResourceAsStream("/openapi.json").readAllBytes();
    JsonObject paths =
        new JsonObject(new String(file, StandardCharsets.UTF_8)).getJsonObject("paths");
    TreeSet<String> calls = new TreeSet<>();
    for (String path : paths.fieldNames()) {
      for (String method : paths.getJsonObject(path).fieldNames()) {
        if (!method.equals("parameters")) calls.add(method.toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    return calls;
  }

  /** Routes with a method and a whole path: all but those that catch the rest. Nothing is called, so no Redis is there. */
  private static TreeSet<String> mounted() throws BadSettings {
    Vertx vertx = Vertx.vertx();
    try (ServerMetrics metrics = new ServerMetrics()) {
      Keys keys = new Keys(null);
      People people = new People(keys);
      HttpApi.Parts parts = new HttpApi.Parts(
          keys,
          null,
          people,
          new SignIns(keys, people, Optional.empty(), Duration.ofDays(1)),
          new Invites(keys),
          new StoredTickets(keys),
          null,
          Origins.of(Optional.empty(), "localhost", 8080, false),
          new Links("http://localhost:8080"),
          WebBundle.load(),
          metrics,
          () -> true,
          () -> "");
      return new HttpApi(vertx, ServerConfig.fromEnv(Map.of()))
          .router(parts).getRoutes().stream()
              .filter(route -> route.methods() != null && !route.getPath().equals("/"))
              .map(OpenApiTest::call)
              .collect(Collectors.toCollection(TreeSet::new));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static String call(Route route) {
    return route.methods().iterator().next() + " " + route.getPath().replaceAll(":(\\w+)", "{$1}");
  }
}
