package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthProbeTest {
  @ParameterizedTest
  @CsvSource({"127.0.0.1,200,true", "0.0.0.0,200,true", "127.0.0.1,503,false"})
  void believesTheStatusOfReady(String host, int status, boolean ready) throws Exception {
    var server = listen();
    server.createContext("/health/ready", exchange -> {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    });
    server.start();
    try {
      assertThat(HealthProbe.isReady(host, server.getAddress().getPort())).isEqualTo(ready);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void isNotReadyWhenNobodyListens() throws Exception {
    var server = listen();
    var port = server.getAddress().getPort();
    server.stop(0);

    assertThat(HealthProbe.isReady("127.0.0.1", port)).isFalse();
  }

  private static HttpServer listen() throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }
}
