package dev.tandem.connection;

import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Two servers on one Redis, and a new board for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoServersCase {
  static final TestApi API = new TestApi();
  TestRedis redis;
  TestServer one;
  TestServer two;
  String board;

  @BeforeAll
  void start() {
    redis = TestRedis.start();
    one = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
    two = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
  }

  @AfterAll
  void stop() {
    one.close();
    two.close();
    redis.close();
  }

  @BeforeEach
  void makeBoard() {
    board = API.makeBoard(one.url());
  }
}
