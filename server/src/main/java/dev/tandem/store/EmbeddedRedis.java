package dev.tandem.store;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Redis of our own, for a Tandem that was given none: on a socket nobody else can open, every write flushed to
 * the disk, started again when it dies, and never left behind, whichever way this process ends.
 *
 * <p>All methods block; none belongs on an event loop. {@link #start} and {@link #stop} are called by one thread.
 */
public final class EmbeddedRedis {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
  private static final long READY_SECONDS = 120;
  private static final long STOP_SECONDS = 10;
  private static final long LONGEST_PAUSE_MS = 5_000;
  private static final long CALM_SECONDS = 10;
  private static final long LOG_BYTES = 1 << 20;

  /**
   * Runs Redis and ends it when its own standard input, a pipe from this JVM, ends: that happens even when the JVM is
   * killed. A TERM is handed on; the exit code is that of Redis.
   */
  private static final String SUPERVISOR = """
      exec 3<&0
      "$@" 3<&- </dev/null & redis=$!
      trap 'kill $redis 2>/dev/null' TERM INT
      (cat <&3 >/dev/null; kill $redis) 2>/dev/null & watch=$!
      exec 3<&-
      while :; do wait $redis; code=$?; kill -0 $redis 2>/dev/null || break; done
      kill $watch 2>/dev/null
      exit $code
      """;

  private final DataFolder folder;
  private final List<String> command;
  private final Thread keeper = new Thread(this::keep, "tandem-redis");
  private volatile Process process;
  private volatile boolean stopping;

  private EmbeddedRedis(DataFolder folder, List<String> command) {
    this.folder = folder;
    this.command = command;
    keeper.setDaemon(true);
  }

  /**
   * Starts Redis on the data in this folder and waits until it answers.
   *
   * @param path made if it does not exist
   * @param settings more arguments for Redis, stronger than ours; for tests
   * @throws RedisUnusable with one sentence for the person who starts Tandem
   */
  public static EmbeddedRedis start(Path path, String... settings) {
    DataFolder folder = DataFolder.hold(path);
    EmbeddedRedis redis = null;
    try {
      redis = new EmbeddedRedis(folder, command(folder, settings));
      redis.launch();
      redis.keeper.start();
      return redis;
    } catch (IOException | RedisUnusable | InterruptedException e) {
      if (redis != null && redis.process != null) {
        redis.end();
      }
      folder.release();
      if (e instanceof RedisUnusable unusable) {
        throw unusable;
      }
      throw new RedisUnusable(
          "Redis could not be started in " + folder.path() + ": " + e.getMessage() + ".");
    }
  }

  /** The address for {@link RedisLink}. */
  public String url() {
    try {
      return new URI("unix", "", folder.socket().toString(), null).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends Redis, after it has written everything, and lets go of the folder. Stopping twice is harmless. */
  public void stop() {
    if (stopping) {
      return;
    }
    stopping = true;
    keeper.interrupt();
    boolean interrupted = false;
    while (keeper.isAlive()) {
      try {
        keeper.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    end();
    folder.release();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(DataFolder folder, String... settings) throws IOException {
    Path binary = RedisBinary.unpack(folder.path());
    List<String> command = new ArrayList<>(detached());
    command.addAll(List.of("/bin/sh", "-c", SUPERVISOR, "tandem-redis", binary.toString()));
    command.addAll(List.of("--port", "0"));
    command.addAll(List.of("--unixsocket", folder.socket().toString(), "--unixsocketperm", "700"));
    command.addAll(
        List.of("--dir", folder.path().toString(), "--pidfile", folder.pidFile().toString()));
    command.addAll(List.of("--appendonly", "yes", "--appendfsync", "always", "--save", ""));
    command.addAll(List.of("--maxmemory-policy", "noeviction", "--daemonize", "no"));
    command.addAll(List.of(settings));
    return command;
  }

  /** In a session of its own Redis does not hear Ctrl+C, so the server can still make its last commit. */
  private static List<String> detached() {
    if (isOnPath("setsid")) {
      return List.of("setsid");
    }
    return isOnPath("perl")
        ? List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV")
        : List.of();
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private void launch() throws IOException, InterruptedException {
    folder.awaitOldRedis();
    if (Files.exists(folder.log()) && Files.size(folder.log()) > LOG_BYTES) {
      Files.move(
          folder.log(),
          folder.path().resolve("redis.log.old"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
        .start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
    while (!answers()) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        throw new RedisUnusable("Redis did not start in " + folder.path() + ": " + lastLogLine()
            + " (see redis.log there).");
      }
    }
  }

  private boolean answers() {
    if (!Files.exists(folder.socket())) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(folder.socket()));
      channel.write(ByteBuffer.wrap("PING\r\n".getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer answer = ByteBuffer.allocate(8);
      channel.read(answer);
      // Loading its data, it says so; anything else, even a wish for a password, means that it is
      // there.
      return answer.position() > 0
          && !new String(answer.array(), StandardCharsets.US_ASCII).startsWith("-LOADING");
    } catch (IOException e) {
      return false;
    }
  }

  private String lastLogLine() throws IOException {
    try (Stream<String> lines = Files.lines(folder.log(), StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> !line.isBlank())
          .reduce((first, second) -> second)
          .orElse("it said nothing")
          .strip();
    }
  }

  private void keep() {
    long pause = 0;
    while (!stopping) {
      long since = System.nanoTime();
      try {
        int code = process.waitFor();
        LOG.warn("Redis ended with code {}; it is started again", code);
        boolean calm = System.nanoTime() - since > TimeUnit.SECONDS.toNanos(CALM_SECONDS);
        pause = calm ? 0 : Math.min(LONGEST_PAUSE_MS, Math.max(100, pause * 2));
        Thread.sleep(pause);
        launch();
      } catch (InterruptedException e) {
        return;
      } catch (IOException | RuntimeException e) {
        LOG.error("Redis could not be started again: {}", e.getMessage());
        end();
      }
    }
  }

  private void end() {
    // Descendants are only found while their parent lives.
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    try {
      if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
      LOG.warn("Redis did not end within {} s and is killed", STOP_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
