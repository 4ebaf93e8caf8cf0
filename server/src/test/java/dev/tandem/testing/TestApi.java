package dev.tandem.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The few HTTP calls that tests of sockets need; each throws when it is not answered with success. */
public final class TestApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  /** Makes a board and gives its id. */
  public String makeBoard(String url) {
    return post(url, TestServer.OWNER, "/api/boards", "{\"name\":\"Plan\"}")
        .get("board")
        .textValue();
  }

  /** Lets somebody join with these hats, comma-separated and quoted; gives the answer with token and member. */
  public JsonNode join(String url, String board, String name, String hats) {
    JsonNode invite = post(
        url, TestServer.OWNER, "/api/boards/" + board + "/invites", "{\"hats\":[" + hats + "]}");
    return post(
        url,
        "",
        "/api/join",
        "{\"invite\":\"" + invite.get("url").textValue() + "\",\"name\":\"" + name + "\"}");
  }

  /** A ticket for a socket. */
  public String ticket(String url, String token, String board) {
    return post(url, token, "/api/boards/" + board + "/tickets", "{}")
        .get("ticket")
        .textValue();
  }

  /** The whole board as the API gives it. */
  public JsonNode board(String url, String board) {
    return get(url, "/api/boards/" + board);
  }

  /** Calls by GET. */
  public JsonNode get(String url, String path) {
    return call("GET", url, TestServer.OWNER, path, "");
  }

  /** Calls by GET, for an answer that is no JSON. */
  public String text(String url, String path) {
    return body("GET", url, TestServer.OWNER, path, "");
  }

  /** Calls by POST. */
  public JsonNode post(String url, String token, String path, String body) {
    return call("POST", url, token, path, body);
  }

  /** Calls by DELETE. */
  public void delete(String url, String path) {
    call("DELETE", url, TestServer.OWNER, path, "");
  }

  private JsonNode call(String method, String url, String token, String path, String body) {
    try {
      return JSON.readTree(body(method, url, token, path, body));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String body(String method, String url, String token, String path, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
        .method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) request.header("authorization", "Bearer " + token);
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300)
        throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
      return answer.body();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
