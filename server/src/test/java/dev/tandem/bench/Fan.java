package dev.tandem.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Clients on one board, the first of which edit at a set rate, whatever comes back (open loop). */
final class Fan implements AutoCloseable {
  private static final int WRITERS = 10;
  private static final int AT_ONCE = 50;

  private final Target target;
  private final Load load = new Load();
  private final List<Target.Seat> seats = new ArrayList<>();
  private final EditLog log = new EditLog();

  /** What a run gave; times in ms, CPU in us, that of the compilers in it. */
  record Figures(
      double rate,
      double delivered,
      double p50,
      double p99,
      double cpuPerDelivered,
      double compilersPerDelivered,
      double storePerEdit,
      double bytesPerDelivered,
      boolean complete) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.0f edits/s, %,.0f delivered/s, p50 %.2f ms, p99 %.2f ms, %.2f us CPU (%.2f of it compilers) and %.0f B a delivered edit, Redis %.0f us an edit%s",
          rate,
          delivered,
          p50,
          p99,
          cpuPerDelivered,
          compilersPerDelivered,
          bytesPerDelivered,
          storePerEdit,
          complete ? "" : ", INCOMPLETE");
    }
  }

  Fan(Target target, int clients) throws IOException {
    this.target = target;
    while (seats.size() < clients) {
      int until = Math.min(clients, seats.size() + AT_ONCE);
      while (seats.size() < until) seats.add(target.join(load, seats.size()));
      load.until(60, "joining", () -> seats.stream().allMatch(seat -> seat.live));
    }
    // The last one only listens: reading whole messages must not hold up a writer.
    for (int i = 0; i < clients; i++) seats.get(i).log(log, i == clients - 1);
  }

  Target.Seat reference() {
    return seats.get(seats.size() - 1);
  }

  /** Lets what goes on after joining come to rest. */
  void settle() throws IOException {
    load.during(3_000);
  }

  /** Edits until the compilers of the server have nothing left to do, for at most so many s: a server runs for days. */
  void warm(double rate, int most) throws IOException {
    for (int seconds = 0; seconds < most; seconds += 3) {
      double before = target.compilerUs();
      run(rate, 3);
      if (seconds >= 6 && target.compilerUs() - before < 100_000) return;
    }
  }

  /** Edits for some seconds and waits until everybody has everything. */
  Figures run(double rate, double seconds) throws IOException {
    return run(rate, seconds, () -> false);
  }

  /** The same, at most until something is so. */
  Figures run(double rate, double seconds, BooleanSupplier enough) throws IOException {
    log.begin();
    long bytes = bytes();
    double cpu = target.cpuUs();
    double compilers = target.compilerUs();
    double store = target.storeCpuUs();
    long start = System.nanoTime();
    double elapsed = 0;
    while (elapsed < seconds && !enough.getAsBoolean()) {
      long due = (long) (rate * elapsed) + 1;
      for (int burst = 0; burst < 200 && log.edits() < due; burst++) {
        int number = log.next();
        seats.get(number % Math.min(WRITERS, seats.size())).edit(number);
      }
      load.poll(log.edits() < due ? 0 : 1);
      elapsed = (System.nanoTime() - start) / 1e9;
    }
    double perSecond = log.delivered() / elapsed * (seats.size() - 1) / seats.size();
    boolean complete = true;
    try {
      load.until(5, "settling", () -> log.isSettled(seats.size()));
    } catch (IOException late) {
      complete = false;
    }
    double delivered = (double) log.edits() * (seats.size() - 1);
    double[] latencies = log.latencies();
    return new Figures(
        log.edits() / elapsed,
        perSecond,
        latencies[0],
        latencies[1],
        (target.cpuUs() - cpu) / delivered,
        (target.compilerUs() - compilers) / delivered,
        (target.storeCpuUs() - store) / log.edits(),
        (bytes() - bytes) / delivered,
        complete);
  }

  private long bytes() {
    return seats.stream().mapToLong(seat -> seat.socket.bytes()).sum();
  }

  @Override
  public void close() throws IOException {
    load.close();
  }
}
