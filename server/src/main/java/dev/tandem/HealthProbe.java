package dev.tandem;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Asks a running server of this machine whether it is ready: the container's health check, whose image is not sure to
 * have an HTTP client of its own.
 */
final class HealthProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private HealthProbe() {}

  /**
   * Whether the server answers that it is ready within three seconds.
   *
   * @param host the address it listens on; a wildcard address is asked on the loopback
   * @param port the port it listens on
   */
  static boolean isReady(String host, int port) throws InterruptedException {
    var address = host.equals("0.0.0.0") ? "127.0.0.1" : host.equals("::") ? "[::1]" : host;
    var request = HttpRequest.newBuilder(
            URI.create("http://" + address + ":" + port + "/health/ready"))
        .timeout(PATIENCE)
        .build();
    try {
      return HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request, BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException gone) {
      return false;
    }
  }
}
