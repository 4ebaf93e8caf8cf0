package dev.tandem.testing;

import dev.tandem.store.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Redis of a test's own, in a temporary folder, that the test may kill, freeze and start again. */
public final class TestRedis implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final String[] settings;
  private EmbeddedRedis redis;

  private TestRedis(int port, String... settings) {
    try {
      folder = Files.createTempDirectory("tandem-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.port = port;
    this.settings = settings;
    redis = EmbeddedRedis.start(folder, settings);
  }

  /** On a socket in its folder. Settings are arguments of redis-server. */
  public static TestRedis start(String... settings) {
    return new TestRedis(0, settings);
  }

  /** On a free port of this machine as well, the same one after each restart. */
  public static TestRedis startOnPort(String... settings) {
    int port = freePort();
    String[] all = Stream.concat(
            Stream.of("--port", "" + port, "--bind", "127.0.0.1"), Stream.of(settings))
        .toArray(String[]::new);
    return new TestRedis(port, all);
  }

  /** A port that was free a moment ago. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For REDIS_URL. */
  public String url() {
    return port > 0 ? "redis://127.0.0.1:" + port : redis.url();
  }

  /** Where its data is. */
  public Path folder() {
    return folder;
  }

  /** Kills it as a crash would. It is started again at once, as in the product. */
  public void kill9() {
    long pid = pid();
    signal("-KILL", pid);
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
  }

  /** Freezes it: connections stay open and nothing answers. */
  public void pause() {
    signal("-STOP", pid());
  }

  /** Ends a {@link #pause}. */
  public void resume() {
    signal("-CONT", pid());
  }

  /** Takes it away until {@link #startAgain}. */
  public void stop() {
    redis.stop();
  }

  /** Brings it back after a {@link #stop}, with its data and at its address. */
  public void startAgain() {
    redis = EmbeddedRedis.start(folder, settings);
  }

  /** The process of Redis itself. */
  public long pid() {
    try {
      return Long.parseLong(Files.readString(folder.resolve("redis.pid")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends one command as a person would type it; the answer as Redis writes it, its first 4 KiB. */
  public String ask(String command) {
    return ask(folder, command);
  }

  /** The same for a Redis whose data and socket are in this folder. */
  public static String ask(Path folder, String command) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(folder.resolve("redis.sock")));
      channel.write(ByteBuffer.wrap((command + "\r\n").getBytes(StandardCharsets.UTF_8)));
      ByteBuffer answer = ByteBuffer.allocate(4096);
      channel.read(answer);
      return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    redis.stop();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void signal(String name, long pid) {
    try {
      Process kill =
          new ProcessBuilder("kill", name, Long.toString(pid)).inheritIO().start();
      if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
        throw new AssertionError("kill " + name + " " + pid + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
