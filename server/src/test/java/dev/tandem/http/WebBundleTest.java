package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebBundleTest {
  private static final String ASSET = "/assets/app-1a2b3c.js";

  private static Vertx vertx;
  private static Http browser;

  @BeforeAll
  static void serve() {
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    WebBundle.load("bundle").mount(router);
    HttpServer server = vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    browser = Http.at("http://127.0.0.1:" + server.actualPort());
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/join", "/b/01HZ/backlog", "/b/01HZ/members?x=1"})
  void everyAddressOfThePageIsThePage(String path) {
    Http.Answer page = browser.get(path);

    assertThat(page.text()).contains("<title>Page</title>");
    assertThat(page.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("cache-control")).isEqualTo("no-cache");
  }

  @Test
  void theWallHasAPageOfItsOwn() {
    assertThat(browser.get("/wall").text()).contains("<title>Wall</title>");
  }

  @Test
  void assetsStayForEverAndArePackedOnce() {
    Http.Answer plain = browser.get(ASSET);
    Http.Answer packed = browser.with("accept-encoding", "br, gzip").get(ASSET);

    assertThat(plain.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(packed.header("content-encoding")).isEqualTo("gzip");
    assertThat(packed.bytes().length).isLessThan(plain.bytes().length);
    assertThat(packed.header("etag")).isNotEqualTo(plain.header("etag"));
    assertThat(plain.header("vary")).isEqualTo("accept-encoding");
  }

  @ParameterizedTest
  @CsvSource({
    "wall-00000000.js, wall-4d5e6f70.js",
    "wall-4d5e6f70.js, ",
    "index-00000000.js, ",
    "dev, ",
    "../wall-1.js, ",
    "load-1.js, "
  })
  void tellsAnOldPageWhichOneIsServedInItsPlace(String build, String newer) {
    assertThat(WebBundle.load("bundle").newerThan(build)).isEqualTo(Optional.ofNullable(newer));
  }

  @Test
  void saysWhenAPageIsAsItWas() {
    String etag = browser.get("/").header("etag");

    assertThat(etag).startsWith("\"");
    assertThat(browser.with("if-none-match", etag).get("/join").status()).isEqualTo(304);
    assertThat(browser.with("if-none-match", "\"other\"").get("/").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/none.js",
        "/favicon.ico",
        "/assets/../../secret.txt",
        "/%2e%2e/application.properties"
      })
  void filesThatAreNotThereAreNotThePage(String path) {
    assertThat(browser.get(path).status()).isEqualTo(404);
  }
}
