package dev.tandem.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.FaultProxy;
import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that write through a bad network: soon after it is well again all boards are equal and nothing is lost. */
class NetworkIT {
  private static final int PAGES = 8;
  /** How long a network stays bad; {@code -Dnetwork.ms=30000} is the long form. */
  private static final int BAD_MS = Integer.getInteger("network.ms", 3_000);

  private static final int HOLE_MS = Integer.getInteger("network.ms", 7_000);
  private static final TestApi API = new TestApi();
  private static TestRedis redis;
  private static TestServer server;

  @BeforeAll
  static void start() {
    redis = TestRedis.start();
    server = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
  }

  @AfterAll
  static void stop() {
    server.close();
    redis.close();
  }

  private static Arguments bad(String name, int ms, int calmMs, Consumer<FaultProxy> weather) {
    return Arguments.of(name, ms, calmMs, weather);
  }

  static Stream<Arguments> weathers() {
    return Stream.of(
        bad("late", BAD_MS, 5_000, network -> network.delay(200, 0)),
        bad("jittery", BAD_MS, 5_000, network -> network.delay(20, 400)),
        bad("narrow", BAD_MS, 5_000, network -> network.narrow(8 << 10)),
        bad("in slices", BAD_MS, 5_000, network -> network.slice(7)),
        bad("reset", BAD_MS, 5_000, FaultProxy::reset),
        bad("a black hole upwards", HOLE_MS, 10_000, network -> network.hold(true, false)),
        bad("a black hole downwards", HOLE_MS, 10_000, network -> network.hold(false, true)),
        bad("a black hole", HOLE_MS, 10_000, network -> network.hold(true, true)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("weathers")
  void allIsEqualSoonAfter(String name, int ms, int calmMs, Consumer<FaultProxy> weather) {
    String board = API.makeBoard(server.url());
    String member = API.get(server.url(), "/api/me").path("member").textValue();
    try (FaultProxy network = new FaultProxy().to(server.url());
        Crowd crowd = new Crowd(PAGES, 1, board, member, chance -> network.url())) {
      crowd.live();
      crowd.write(200);
      crowd.made(60, 10_000);
      weather.accept(network);
      crowd.made(Integer.MAX_VALUE, ms);
      crowd.rest();
      network.heal();
      long calm = crowd.settle(60_000);
      System.out.println("NetworkIT: " + name + ": equal after " + calm + " ms");
      assertThat(calm).isLessThan(calmMs);
      crowd.check(API.board(server.url(), board));
    }
  }
}
