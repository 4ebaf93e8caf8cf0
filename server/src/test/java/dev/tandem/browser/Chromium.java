package dev.tandem.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds a Chromium on this machine, or on Linux x64 fetches one from npm. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<Path> MAC = List.of(
      Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
      Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));
  private static final String FROM_NPM = "@sparticuz/chromium@153.0.0";
  private static final long NPM_SECONDS = 180;

  private Chromium() {}

  /**
   * The executable: {@code CHROMIUM}, else the PATH, else the usual place of a Mac, else from npm. Empty means that
   * Playwright has to bring its own.
   *
   * @throws IllegalStateException if {@code CHROMIUM} names no executable file
   */
  static Optional<Path> find() {
    return named(System.getenv())
        .or(() -> onPath(System.getenv()))
        .or(() -> MAC.stream().filter(Files::isExecutable).findFirst())
        .or(Chromium::fromNpm);
  }

  private static Optional<Path> named(Map<String, String> env) {
    var named =
        Optional.ofNullable(env.get("CHROMIUM")).filter(path -> !path.isBlank()).map(Path::of);
    if (named.isPresent() && !Files.isExecutable(named.get())) {
      throw new IllegalStateException("CHROMIUM names no executable file: " + named.get());
    }
    return named;
  }

  private static Optional<Path> onPath(Map<String, String> env) {
    return Stream.of(env.getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> fromNpm() {
    var node = System.getenv("PLAYWRIGHT_NODEJS_PATH");
    if (!System.getProperty("os.name").equals("Linux")
        || !System.getProperty("os.arch").equals("amd64")
        || node == null) {
      return Optional.empty();
    }
    try {
      var home = Files.createDirectories(Path.of("target", "chromium")).toAbsolutePath();
      var executable = home.resolve("chromium");
      if (Files.isExecutable(executable)) {
        return Optional.of(executable);
      }
      var npm = Path.of(node).resolveSibling("node_modules/npm/bin/npm-cli.js").toString();
      var unpack = "import('@sparticuz/chromium').then((m) => m.default.executablePath())";
      var done = run(
              home,
              node,
              npm,
              "install",
              "--prefix",
              home.toString(),
              "--no-save",
              "--no-package-lock",
              FROM_NPM)
          && run(home, node, "-e", unpack);
      return done && Files.isExecutable(executable) ? Optional.of(executable) : Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Runs a command in a folder that is its temporary folder, too; its output goes to {@code install.log} there. */
  private static boolean run(Path folder, String... command) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("install.log").toFile());
    builder.environment().put("TMPDIR", folder.toString());
    var process = builder.start();
    try {
      if (!process.waitFor(NPM_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
