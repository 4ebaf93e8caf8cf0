package dev.tandem.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, always at the same port, that a test may kill and start again. */
public final class ServerProcess implements AutoCloseable {
  private static final long SECONDS = 60;

  private final int port = TestRedis.freePort();
  private final String redisUrl;
  private final String[] settings;
  private final Path log;
  private Process process;

  private ServerProcess(String redisUrl, String... settings) {
    this.redisUrl = redisUrl;
    this.settings = settings;
    try {
      log = Files.createTempFile("tandem-node", ".log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that is not started yet; settings as name, value, name, value. */
  public static ServerProcess of(String redisUrl, String... settings) {
    return new ServerProcess(redisUrl, settings);
  }

  /** Where it is, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Starts it; the answer comes when it is ready, or did not become so. */
  public CompletableFuture<Void> start() {
    ProcessBuilder builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        "dev.tandem.Main");
    builder.environment().put("TANDEM_PORT", "" + port);
    builder.environment().put("REDIS_URL", redisUrl);
    builder.environment().put("TANDEM_OWNER_TOKEN", TestServer.OWNER);
    for (int i = 0; i < settings.length; i += 2)
      builder.environment().put(settings[i], settings[i + 1]);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Process started = process;
    return CompletableFuture.runAsync(() -> awaitReady(started));
  }

  private void awaitReady(Process started) {
    try (var out = new BufferedReader(
        new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      if (line == null || !line.contains("ready"))
        throw new AssertionError("the server did not start: " + line + "\n" + tail());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String tail() throws IOException {
    String all = Files.readString(log);
    return all.substring(Math.max(0, all.length() - 4_000));
  }

  /** What it wrote to its log so far. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether its process lives. */
  public boolean isUp() {
    return process != null && process.isAlive();
  }

  /** Kills it as a power cut would. */
  public void kill9() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Asks it to end, and waits until it did. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) throw new AssertionError("it does not end");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Bytes of its heap that are in use after a full collection. */
  public long liveHeapBytes() {
    try {
      Process jcmd = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
              Long.toString(process.pid()),
              "GC.class_histogram")
          .start();
      String out = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String[] total = out.strip().substring(out.strip().lastIndexOf("Total")).split("\\s+");
      return Long.parseLong(total[2]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) kill9();
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
