package dev.tandem.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A Redis, its replica and a Sentinel that watches both, all real, for tests of failovers. */
public final class RedisPair implements AutoCloseable {
  /** How a master goes. */
  public enum Trouble {
    /** Its process is gone. */
    KILL,
    /** It answers nothing, and its connections stay open. */
    FREEZE,
    /** Somebody asked the Sentinel for it. */
    MANUAL
  }

  private static final long SECONDS = 40;

  private final int sentinelPort = TestRedis.freePort();
  private final Process sentinel;
  private TestRedis master;
  private TestRedis replica;
  private Trouble last = Trouble.MANUAL;

  private RedisPair() {
    master = redis();
    replica = redis();
    follow(replica, master);
    try {
      sentinel = sentinel();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    until("the Sentinel to know the replica", () -> {
      String known = askSentinel("SENTINEL REPLICAS main");
      return known.startsWith("*1") && known.contains("master-link-status\r\n$2\r\nok");
    });
  }

  /** Starts all three and waits until a failover would work. */
  public static RedisPair start() {
    return new RedisPair();
  }

  /** For REDIS_URL. */
  public String url() {
    return "redis://127.0.0.1:" + sentinelPort + "?master=main";
  }

  /** Cuts the replica off: what is written from now on is lost with the master. */
  public void cutReplica() {
    replica.ask("REPLICAOF 127.0.0.1 1");
  }

  /** Lets the master go, and waits until the replica is the master. */
  public void failOver(Trouble trouble) {
    String before = port(master);
    last = trouble;
    switch (trouble) {
      case KILL -> master.stop();
      case FREEZE -> master.pause();
      case MANUAL ->
        until(
            "the failover to begin", () -> askSentinel("SENTINEL FAILOVER main").startsWith("+OK"));
    }
    until(
        "another master",
        () -> !askSentinel("SENTINEL GET-MASTER-ADDR-BY-NAME main").contains(before)
            && replica.ask("ROLE").contains("master"));
    TestRedis old = master;
    master = replica;
    replica = old;
  }

  /** The old master comes back, as a replica, and has caught up when this returns. */
  public void mend() {
    if (last == Trouble.KILL) replica.startAgain();
    if (last == Trouble.FREEZE) replica.resume();
    last = Trouble.MANUAL;
    follow(replica, master);
    until("the Sentinel to see it well", () -> {
      String known = askSentinel("SENTINEL REPLICAS main");
      return known.contains("master-link-status\r\n$2\r\nok") && !known.contains("s_down");
    });
  }

  private static void follow(TestRedis replica, TestRedis master) {
    replica.ask("REPLICAOF 127.0.0.1 " + port(master));
    until("the replica to catch up", () -> {
      String role = replica.ask("ROLE");
      return role.contains("slave") && role.contains("connected");
    });
  }

  /** Does not wait for its replica when it ends. */
  private static TestRedis redis() {
    return TestRedis.startOnPort("--repl-diskless-sync-delay", "0", "--shutdown-timeout", "0");
  }

  private static String port(TestRedis redis) {
    return redis.url().replaceFirst(".*:", "");
  }

  private Process sentinel() throws IOException {
    Path settings = master.folder().resolve("sentinel.conf");
    Files.write(
        settings,
        List.of(
            "port " + sentinelPort,
            "bind 127.0.0.1",
            "sentinel monitor main 127.0.0.1 " + port(master) + " 1",
            "sentinel down-after-milliseconds main 500",
            "sentinel failover-timeout main 3000"));
    try (Stream<Path> files = Files.list(master.folder())) {
      Path binary = files
          .filter(file -> file.getFileName().toString().startsWith("redis-server-"))
          .findFirst()
          .orElseThrow();
      return new ProcessBuilder(binary.toString(), settings.toString(), "--sentinel")
          .redirectErrorStream(true)
          .redirectOutput(master.folder().resolve("sentinel.log").toFile())
          .start();
    }
  }

  private String askSentinel(String command) {
    try (Socket socket = new Socket("127.0.0.1", sentinelPort)) {
      socket.setSoTimeout(2_000);
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
      byte[] answer = new byte[8192];
      int length = socket.getInputStream().read(answer);
      return length < 0 ? "" : new String(answer, 0, length, StandardCharsets.UTF_8);
    } catch (IOException notYet) {
      return "";
    }
  }

  /** Looks again and again: neither Redis nor Sentinel tells of itself when this comes to hold. */
  private static void until(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) throw new AssertionError("waited in vain for " + what);
      Pause.millis(50);
    }
  }

  @Override
  public void close() {
    sentinel.destroyForcibly();
    try {
      sentinel.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (last == Trouble.FREEZE) replica.resume();
    replica.close();
    master.close();
  }
}
