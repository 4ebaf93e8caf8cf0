package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Peers that speak WebSocket badly on purpose, byte by byte over real sockets, while an honest page goes on working.
 * {@code -Dhostile.frames=N} for more frames, {@code -Dhostile.idle=N} for more silent sockets, {@code -Dseed=N} again.
 */
class HostileSocketsIT {
  private static final int FRAMES = Integer.getInteger("hostile.frames", 10_000);
  private static final int IDLE = Integer.getInteger("hostile.idle", 1_000);
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int A_SOCKET = 5;
  private static final int HONEST_EVERY = 100;

  private static final TestApi API = new TestApi();
  private static TestRedis redis;
  private static TestServer server;
  private static String board;
  private static TestClient honest;
  private static int made;

  private final Random random = new Random(SEED);

  @BeforeAll
  static void start() {
    redis = TestRedis.start();
    server = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
    board = API.makeBoard(server.url());
    honest = new TestClient(TestServer.OWNER, board).connect(server.url());
  }

  @AfterAll
  static void stop() {
    honest.close();
    server.close();
    redis.close();
  }

  @Test
  void brokenFramesHurtNobodyElse() throws IOException {
    for (int socket = 0; socket < FRAMES / A_SOCKET; socket++) {
      try (Socket raw = shakeHands()) {
        for (int frame = 0; frame < A_SOCKET; frame++) raw.getOutputStream().write(hostile());
      } catch (IOException cut) {
        // The server may end it before all was written.
      }
      if (socket % HONEST_EVERY == 0) honestGoesOn();
    }
    honestGoesOn();
  }

  @Test
  void whoSendsAMaskThatIsMissingOrAnOpcodeThatIsNoneIsCut() throws IOException {
    byte[] unmasked = {(byte) 0x82, 2, 0, '{'};
    byte[] reservedBit = {(byte) 0xC2, (byte) 0x80, 1, 2, 3, 4};
    byte[] noOpcode = {(byte) 0x83, (byte) 0x80, 1, 2, 3, 4};
    byte[] nothingToGoOnWith = {(byte) 0x80, (byte) 0x80, 1, 2, 3, 4};
    byte[] longPing = {(byte) 0x89, (byte) 0xFE, 0, 126, 1, 2, 3, 4};
    byte[] endless = {(byte) 0x82, (byte) 0xFF, 127, -1, -1, -1, -1, -1, -1, -1, 1, 2, 3, 4};
    for (byte[] bytes :
        List.of(unmasked, reservedBit, noOpcode, nothingToGoOnWith, longPing, endless)) {
      try (Socket raw = shakeHands()) {
        raw.getOutputStream().write(bytes);
        assertThat(isEnded(raw)).as(java.util.Arrays.toString(bytes)).isTrue();
      }
    }
    honestGoesOn();
  }

  @Test
  void socketsThatSayNothingAreClosedAndHoldNobodyUp() throws IOException {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < IDLE; i++) silent.add(shakeHands());
      honestGoesOn();
      for (Socket each : silent) assertThat(isEnded(each)).isTrue();
      honestGoesOn();
    } finally {
      for (Socket each : silent) each.close();
    }
  }

  @Test
  void pingsWhosePongsNobodyReadsAreNotKept() throws IOException {
    try (Socket raw = shakeHands()) {
      byte[] ping = frame(0x89, new byte[120]);
      ByteBuffer many = ByteBuffer.allocate(ping.length * 1000);
      for (int i = 0; i < 1000; i++) many.put(ping);
      raw.setSoTimeout(1);
      for (int i = 0; i < 200; i++) raw.getOutputStream().write(many.array());
    } catch (IOException cut) {
      // Not hearing somebody out who never says hello is right, too.
    }
    honestGoesOn();
  }

  /** The honest page is still connected, and what it does is stored. */
  private static void honestGoesOn() {
    long n = honest.op("{\"type\":\"createStory\",\"id\":\"01J%023d\",\"title\":\"Honest work\"}"
        .formatted(++made));
    assertThat(honest.outcomeOf(n)).isEqualTo("committed");
    assertThat(honest.isClosed()).isFalse();
    assertThat(honest.count("welcome")).isEqualTo(1);
  }

  private static Socket shakeHands() throws IOException {
    Socket raw = new Socket("127.0.0.1", server.port());
    raw.setSoTimeout(20_000);
    raw.getOutputStream()
        .write(("GET /api/boards/" + board + "/live HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: tandem.v1\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    InputStream in = raw.getInputStream();
    int end = 0;
    while (end < 4) {
      int next = in.read();
      if (next < 0) throw new IOException("no handshake");
      end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : 0;
    }
    return raw;
  }

  /** Reads until the server ends it; false when it does not within 20 s. */
  private static boolean isEnded(Socket raw) throws IOException {
    byte[] chunk = new byte[512];
    try {
      while (raw.getInputStream().read(chunk) >= 0) {
        // a close frame before the end
      }
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private byte[] hostile() {
    byte[] body = body();
    switch (random.nextInt(8)) {
      case 0:
        return frame(random.nextInt(256), body);
      case 1:
        byte[] lying = frame(0x82, body);
        lying[1] = (byte) random.nextInt(256);
        return lying;
      case 2:
        byte[] noise = new byte[1 + random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
      case 3:
        return frame(0x02, body);
      case 4:
        return frame(0x80, body);
      case 5:
        return frame(
            0x88, new byte[] {(byte) random.nextInt(256), (byte) random.nextInt(256), (byte) 0xFF});
      case 6:
        return frame(0x81, body);
      default:
        return frame(0x82, body);
    }
  }

  private byte[] body() {
    String json = switch (random.nextInt(8)) {
      case 0 -> "[".repeat(2000);
      case 1 -> "{\"t\":\"hello\",\"t\":\"ops\",\"v\":1}";
      case 2 -> "{\"t\":\"hello\",\"v\":1e999999999}";
      case 3 -> "{\"t\":\"ops\",\"list\":[{\"n\":" + "9".repeat(500) + "}]}";
      case 4 ->
        "{\"t\":\"hello\",\"v\":1,\"client\":\"" + "f".repeat(32) + "\",\"ticket\":\"guess\"}";
      case 5 -> "\uFFFF\u0000";
      case 6 -> "x".repeat(random.nextInt(70_000));
      default -> "{\"t\":\"presence\",\"view\":\"" + "v".repeat(3000) + "\"}";
    };
    byte[] bytes = ("\0" + json).getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(4) == 0) bytes[random.nextInt(bytes.length)] = (byte) 0xC0;
    return bytes;
  }

  /** A whole frame with a mask (RFC 6455, section 5.2). */
  private byte[] frame(int first, byte[] body) {
    int header = body.length < 126 ? 6 : body.length < 1 << 16 ? 8 : 14;
    ByteBuffer frame = ByteBuffer.allocate(header + body.length);
    frame.put((byte) first);
    if (body.length < 126) frame.put((byte) (0x80 | body.length));
    else if (body.length < 1 << 16) frame.put((byte) 0xFE).putShort((short) body.length);
    else frame.put((byte) 0xFF).putLong(body.length);
    byte[] mask = new byte[4];
    random.nextBytes(mask);
    frame.put(mask);
    for (int i = 0; i < body.length; i++) frame.put((byte) (body[i] ^ mask[i % 4]));
    return frame.array();
  }
}
