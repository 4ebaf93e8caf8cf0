package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages of others that call in the name of whoever looks at them: every changing call there is, by its description. */
class ForgedCallsIT extends ApiCase {
  @Override
  String[] settings() {
    return new String[] {"TANDEM_RATE_LIMITS", "off"};
  }

  @Test
  void noPageOfOthersCallsInSomebodysName() {
    Http.Answer joined =
        join(anybody, invite(JsonArray.of("owner")).json().getString("url"), "Cookie");
    Http page = anybody.with("cookie", "tandem=" + joined.json().getString("token"));
    String before = owner.get(at("")).text();
    int tried = 0;
    JsonObject paths = anybody.get("/api/openapi.json").json().getJsonObject("paths");
    for (Map.Entry<String, Object> path : paths) {
      for (String method : ((JsonObject) path.getValue()).fieldNames()) {
        if (!List.of("post", "put", "patch", "delete").contains(method)) continue;
        String url =
            path.getKey().replaceFirst("\\{[^}]*\\}", board).replaceAll("\\{[^}]*\\}", UNKNOWN);
        for (String foreign :
            List.of("http://evil.example", "null", "https://127.0.0.1:" + server.port())) {
          Http forged = page.with("origin", foreign);
          Http.Answer answer = method.equals("delete")
              ? forged.delete(url)
              : forged.post(url, "{\"name\":\"Evil\"}");
          if (List.of("put", "patch").contains(method)) continue;
          assertThat(answer.status())
              .as(method + " " + url + " from " + foreign)
              .isEqualTo(403);
          assertThat(answer.code()).isEqualTo("NO_RIGHT");
          assertThat(answer.header("access-control-allow-origin")).isEmpty();
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(30);
    assertThat(owner.get(at("")).text()).isEqualTo(before);
    assertThat(page.get("/api/me").status()).isEqualTo(200);
  }
}
