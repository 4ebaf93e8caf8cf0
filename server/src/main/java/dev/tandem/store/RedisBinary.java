package dev.tandem.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;

/** The Redis server that travels in the jar, one file for each platform. */
final class RedisBinary {
  private static final String VERSION = "7.0.15";

  private RedisBinary() {}

  /** Puts the binary of this machine into the folder, unless it is there already. */
  static Path unpack(Path folder) throws IOException {
    String name = "redis-server-" + VERSION + "-" + platform();
    byte[] binary;
    try (InputStream resource = RedisBinary.class.getResourceAsStream("/" + name)) {
      if (resource == null) {
        throw new RedisUnusable("Tandem carries no Redis for this machine (" + platform()
            + "): start a Redis 7 or newer and set REDIS_URL to its address.");
      }
      binary = resource.readAllBytes();
    }
    Path target = folder.resolve(name);
    if (!Files.exists(target) || !Arrays.equals(binary, Files.readAllBytes(target))) {
      // Moved into place: a half-written file is never run, and a running one is never written to.
      Path half = folder.resolve(name + ".new");
      Files.write(half, binary);
      Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwx------"));
      Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
    return target;
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String os = system.startsWith("mac") ? "darwin" : system.replace(' ', '-');
    String arch = switch (machine) {
      case "x86_64", "amd64" -> "amd64";
      case "aarch64", "arm64" -> "arm64";
      default -> machine;
    };
    return os + "-" + arch;
  }
}
