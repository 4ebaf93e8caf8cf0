package dev.tandem.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process under measurement, on the CPU that servers get; the load has the other one. */
final class Program implements AutoCloseable {
  private static final String SERVER_CPU = System.getenv().getOrDefault("BENCH_SERVER_CPUS", "0");

  private final Process process;
  private final double startMs;

  private Program(Process process, double startMs) {
    this.process = process;
    this.startMs = startMs;
  }

  /** Starts a program and waits until it prints a line with this in it. */
  static Program start(List<String> command, Map<String, String> environment, String ready)
      throws IOException {
    return start(SERVER_CPU, command, environment, ready);
  }

  /** The same on all CPUs. */
  static Program startFree(List<String> command, Map<String, String> environment, String ready)
      throws IOException {
    return start("", command, environment, ready);
  }

  private static Program start(
      String cpus, List<String> command, Map<String, String> environment, String ready)
      throws IOException {
    List<String> whole = new ArrayList<>();
    // The load pinned itself: "all" must be said, too.
    whole.addAll(List.of("taskset", "-c", cpus.isEmpty() ? "0-1023" : cpus));
    whole.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    BufferedReader out = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); ; line = out.readLine()) {
      if (line == null) throw new IOException(command + " ended: " + said);
      said.append(line).append('\n');
      if (line.contains(ready)) break;
    }
    double took = (System.nanoTime() - start) / 1e6;
    Thread drain = new Thread(() -> drain(out), "drain");
    drain.setDaemon(true);
    drain.start();
    return new Program(process, took);
  }

  private static void drain(BufferedReader out) {
    try {
      while (out.readLine() != null) {}
    } catch (IOException ended) {
      // So has the process.
    }
  }

  /** A JVM with a heap of this many MiB. */
  static List<String> java(int heapMiB, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("java", "-XX:+UseSerialGC", "-Xmx" + heapMiB + "m"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Ms from the start to the ready line. */
  double startMs() {
    return startMs;
  }

  /** CPU time of all its threads so far, in us. */
  double cpuUs() throws IOException {
    return cpuUs("");
  }

  /** CPU time of its JIT compilers so far, in us. */
  double compilerUs() throws IOException {
    return cpuUs("Compiler");
  }

  private double cpuUs(String named) throws IOException {
    double total = 0;
    try (Stream<Path> threads = Files.list(proc().resolve("task"))) {
      for (Path thread : threads.toList()) {
        try {
          if (!Files.readString(thread.resolve("comm")).contains(named)) continue;
          String used = Files.readString(thread.resolve("schedstat")).split(" ")[0];
          total += Double.parseDouble(used) / 1e3;
        } catch (IOException ended) {
          // A thread that ended meanwhile takes its time along.
        }
      }
    }
    return total;
  }

  /** Memory of the process as the system sees it, in KiB. */
  long rssKiB() throws IOException {
    return Files.readAllLines(proc().resolve("status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Live bytes on its heap, after a collection. */
  long liveHeap() throws IOException {
    ask("GC.run");
    ask("GC.run");
    String[] total = ask("GC.class_histogram")
        .strip()
        .lines()
        .reduce((before, last) -> last)
        .orElseThrow()
        .strip()
        .split("\\s+");
    return Long.parseLong(total[2]);
  }

  private String ask(String what) throws IOException {
    Process jcmd = new ProcessBuilder("jcmd", Long.toString(process.pid()), what)
        .redirectErrorStream(true)
        .start();
    return new String(jcmd.getInputStream().readAllBytes());
  }

  private Path proc() {
    return Path.of("/proc", Long.toString(process.pid()));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
