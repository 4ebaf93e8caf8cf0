package dev.tandem.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A program that calls the API, under one token or none. */
final class Http {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String url;
  private final List<String> headers;

  private Http(String url, List<String> headers) {
    this.url = url;
    this.headers = headers;
  }

  static Http at(String url) {
    return new Http(url, List.of());
  }

  Http as(String token) {
    return with("authorization", "Bearer " + token);
  }

  Http with(String name, String value) {
    List<String> more = new ArrayList<>(headers);
    more.add(name);
    more.add(value);
    return new Http(url, more);
  }

  /** An answer, read whole. */
  record Answer(int status, byte[] bytes, java.net.http.HttpHeaders headers) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonObject json() {
      return new JsonObject(text());
    }

    JsonArray list(String name) {
      return json().getJsonArray(name);
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    String code() {
      return json().getString("code");
    }

    String field() {
      return json().getString("field");
    }
  }

  Answer get(String path) {
    return send("GET", path, new byte[0]);
  }

  Answer delete(String path) {
    return send("DELETE", path, new byte[0]);
  }

  Answer post(String path, JsonObject json) {
    return post(path, json.encode());
  }

  Answer post(String path, String body) {
    return send("POST", path, body.getBytes(StandardCharsets.UTF_8));
  }

  Answer post(String path, byte[] body) {
    return send("POST", path, body);
  }

  CompletableFuture<Answer> postLater(String path, byte[] body) {
    return CLIENT
        .sendAsync(request("POST", path, body), BodyHandlers.ofByteArray())
        .thenApply(Http::answer);
  }

  private Answer send(String method, String path, byte[] body) {
    try {
      return answer(CLIENT.send(request(method, path, body), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest request(String method, String path, byte[] body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
        .method(method, BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.size(); i += 2) request.header(headers.get(i), headers.get(i + 1));
    return request.build();
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    return new Answer(response.statusCode(), response.body(), response.headers());
  }
}
