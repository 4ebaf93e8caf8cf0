package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.TestRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {
  @TempDir
  Path temp;

  @Test
  void keepsItsDataOverARestart() {
    try (TestRedis redis = TestRedis.start()) {
      assertThat(redis.ask("SET kept 1")).isEqualTo("+OK");
      redis.stop();
      redis.startAgain();
      assertThat(redis.ask("GET kept")).endsWith("1");
    }
  }

  @Test
  void isStartedAgainWithItsDataWhenItIsKilled() throws Exception {
    try (TestRedis redis = TestRedis.start()) {
      long first = redis.pid();
      redis.ask("SET kept 1");
      redis.kill9();
      awaitAnswer(redis.folder());
      assertThat(redis.ask("GET kept")).endsWith("1");
      assertThat(redis.pid()).isNotEqualTo(first);
    }
  }

  @Test
  void opensNoPortAndASocketForItsOwnerOnly() throws Exception {
    try (TestRedis redis = TestRedis.start()) {
      assertThat(redis.ask("CONFIG GET port")).endsWith("0");
      assertThat(redis.ask("CONFIG GET appendfsync")).endsWith("always");
      assertThat(redis.ask("CONFIG GET maxmemory-policy")).endsWith("noeviction");
      assertThat(PosixFilePermissions.toString(
              Files.getPosixFilePermissions(redis.folder().resolve("redis.sock"))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void refusesAFolderInUse() {
    try (TestRedis redis = TestRedis.start()) {
      assertThatThrownBy(() -> EmbeddedRedis.start(redis.folder()))
          .isInstanceOf(RedisUnusable.class)
          .hasMessage("The data folder " + redis.folder()
              + " is in use by another Tandem. Stop it, or set TANDEM_DATA to another folder.");
      assertThat(redis.ask("PING")).isEqualTo("+PONG");
    }
  }

  @Test
  void saysWhyItCannotStart() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> EmbeddedRedis.start(file.resolve("data")))
        .isInstanceOf(RedisUnusable.class)
        .hasMessageContaining("Set TANDEM_DATA to a folder that can be written.");
    assertThatThrownBy(() -> EmbeddedRedis.start(temp.resolve("data"), "--no-such-setting", "1"))
        .isInstanceOf(RedisUnusable.class)
        .hasMessageStartingWith("Redis did not start in ");
  }

  @Test
  void putsItsSocketElsewhereWhenTheFolderIsNamedTooLong() throws Exception {
    Path folder = temp.resolve("a folder with ä name " + "x".repeat(100));
    EmbeddedRedis redis = EmbeddedRedis.start(folder);
    Path socket = Path.of(URI.create(redis.url()).getPath());
    assertThat(socket.getParent()).isNotEqualTo(folder);
    assertThat(TestRedis.ask(socket.getParent(), "SET kept 1")).isEqualTo("+OK");
    redis.stop();
    assertThat(socket.getParent()).doesNotExist();
    assertThat(folder.resolve("appendonlydir")).isDirectory();
  }

  @Test
  void isNotLeftBehindByAKilledServer() throws Exception {
    Process server = serverOn(temp, "wait");
    TestRedis.ask(temp, "SET kept 1");
    ProcessHandle orphan = redisOf(temp);
    server.destroyForcibly().waitFor();
    // At once, without a wait for the old one: a start right after must cope.
    EmbeddedRedis next = EmbeddedRedis.start(temp);
    assertThat(orphan.isAlive()).isFalse();
    assertThat(TestRedis.ask(temp, "GET kept")).endsWith("1");
    next.stop();
  }

  @Test
  void isNotLeftBehindByAServerThatHalts() throws Exception {
    Process server = serverOn(temp, "halt");
    ProcessHandle orphan = redisOf(temp);
    server.getOutputStream().close();
    assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
    orphan.onExit().get(10, TimeUnit.SECONDS);
    assertThat(redisProcessesOf(temp)).isZero();
  }

  @Test
  void outlivesTheSignalToTheWholeGroupUntilTheServersLastWrite() throws Exception {
    Process server = serverOn(temp, "wait");
    ProcessHandle redis = redisOf(temp);
    // Ctrl+C signals every process of the terminal's group; here TERM, as a shell may have switched
    // INT off.
    new ProcessBuilder("kill", "-TERM", "--", "-" + server.pid())
        .inheritIO()
        .start()
        .waitFor();
    assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
    redis.onExit().get(10, TimeUnit.SECONDS);
    EmbeddedRedis next = EmbeddedRedis.start(temp);
    assertThat(TestRedis.ask(temp, "GET last")).endsWith("write");
    next.stop();
  }

  @Test
  void leavesNoProcessAfterAStop() throws Exception {
    EmbeddedRedis redis = EmbeddedRedis.start(temp);
    assertThat(redisProcessesOf(temp)).isPositive();
    redis.stop();
    redis.stop();
    assertThat(redisProcessesOf(temp)).isZero();
  }

  /** A server in a JVM and a process group of its own; it has printed that its Redis is ready. */
  private static Process serverOn(Path folder, String how) throws IOException {
    Process server = new ProcessBuilder(
            "setsid",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ServerWithRedis.class.getName(),
            folder.toString(),
            how)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    assertThat(output.readLine()).isEqualTo("ready");
    return server;
  }

  private static ProcessHandle redisOf(Path folder) throws IOException {
    return ProcessHandle.of(
            Long.parseLong(Files.readString(folder.resolve("redis.pid")).strip()))
        .orElseThrow();
  }

  private static long redisProcessesOf(Path folder) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(
              process -> process.info().command().orElse("").startsWith(folder.toString()))
          .count();
    }
  }

  private static void awaitAnswer(Path folder) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < deadline) {
      try {
        if (TestRedis.ask(folder, "PING").equals("+PONG")) {
          return;
        }
      } catch (UncheckedIOException notYet) {
        Thread.onSpinWait();
      }
    }
    throw new AssertionError("Redis did not come back within 10 s");
  }

  /** Stands for the server: starts its Redis, and writes once more when it is asked to end. */
  static final class ServerWithRedis {
    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      EmbeddedRedis redis = EmbeddedRedis.start(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        TestRedis.ask(folder, "SET last write");
        redis.stop();
      }));
      System.out.println("ready");
      System.in.read();
      if (args[1].equals("halt")) {
        Runtime.getRuntime().halt(137);
      }
      Thread.currentThread().join();
    }
  }
}
