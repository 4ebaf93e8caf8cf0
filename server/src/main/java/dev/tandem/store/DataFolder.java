package dev.tandem.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The folder of the embedded Redis: held by one Tandem at a time, and free of an earlier one's Redis. */
final class DataFolder {
  /** A socket's path may hold 107 bytes on Linux and 103 on macOS. */
  private static final int LONGEST_SOCKET_PATH = 100;

  private static final int OLD_REDIS_SECONDS = 5;

  private final Path folder;
  private final FileChannel lock;
  private final Path socketFolder;

  private DataFolder(Path folder, FileChannel lock, Path socketFolder) {
    this.folder = folder;
    this.lock = lock;
    this.socketFolder = socketFolder;
  }

  /** Makes the folder if need be and holds it until {@link #release}; the system lets go when this process ends. */
  static DataFolder hold(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Path folder = path.toRealPath();
      FileChannel lock = lock(folder);
      boolean fits = folder.resolve("redis.sock").toString().getBytes(StandardCharsets.UTF_8).length
          <= LONGEST_SOCKET_PATH;
      return new DataFolder(folder, lock, fits ? folder : Files.createTempDirectory("tandem"));
    } catch (IOException e) {
      throw new RedisUnusable("The data folder " + path + " cannot be used: " + e
          + ". Set TANDEM_DATA to a folder that can be written.");
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel = FileChannel.open(
        folder.resolve("tandem.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same answer.
    }
    channel.close();
    throw new RedisUnusable("The data folder " + folder
        + " is in use by another Tandem. Stop it, or set TANDEM_DATA to another folder.");
  }

  Path path() {
    return folder;
  }

  Path socket() {
    return socketFolder.resolve("redis.sock");
  }

  Path pidFile() {
    return folder.resolve("redis.pid");
  }

  Path log() {
    return folder.resolve("redis.log");
  }

  /**
   * Waits until the Redis that a killed server left behind has ended, and ends it if it will not: two of them would
   * write into the same files.
   */
  void awaitOldRedis() throws IOException, InterruptedException {
    ProcessHandle old = oldRedis();
    if (old == null) {
      return;
    }
    CompletableFuture<ProcessHandle> end = old.onExit();
    try {
      end.get(OLD_REDIS_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      old.destroyForcibly();
      end.join();
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }

  private ProcessHandle oldRedis() throws IOException {
    if (!Files.exists(pidFile())) {
      return null;
    }
    String pid = Files.readString(pidFile()).strip();
    // The number may belong to somebody else by now: ours runs a program of this folder.
    return pid.matches("\\d{1,18}")
        ? ProcessHandle.of(Long.parseLong(pid))
            .filter(process -> process
                .info()
                .command()
                .filter(command -> command.startsWith(folder.toString()))
                .isPresent())
            .orElse(null)
        : null;
  }

  void release() {
    try {
      lock.close();
      if (!socketFolder.equals(folder)) {
        Files.deleteIfExists(socket());
        Files.delete(socketFolder);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
