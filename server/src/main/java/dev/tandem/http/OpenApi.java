package dev.tandem.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of the API for programs; a test holds it against the routes. */
final class OpenApi {
  private static final String FILE = "/openapi.json";

  private final Buffer description;

  OpenApi() {
    try (InputStream file = OpenApi.class.getResourceAsStream(FILE)) {
      description = Buffer.buffer(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void mount(Api api) {
    api.open(HttpMethod.GET, "/api/openapi.json", this::give);
  }

  private Future<Void> give(Call call) {
    return call.bytes(200, "application/json", description);
  }
}
