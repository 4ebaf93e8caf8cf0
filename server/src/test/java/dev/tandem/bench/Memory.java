package dev.tandem.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The row about connections that do nothing. */
final class Memory {
  private final Bench bench;

  Memory(Bench bench) {
    this.bench = bench;
  }

  /** KiB a connection: live on the heap, and what the process grew by beside its heap. */
  private record Bytes(double heap, double beside) {
    double together() {
      return heap + beside;
    }
  }

  /**
   * What each of a thousand idle connections takes, beside a bare Vert.x socket. The heap must be in memory as a whole from the
   * start ({@code run.sh} sees to it): else pages that garbage touches for the first time would be counted as theirs.
   */
  void idle() throws IOException {
    List<Bytes> ours = new ArrayList<>();
    List<Bytes> floors = new ArrayList<>();
    for (int run = 0; run < bench.number("runs", 3); run++) {
      try (TandemTarget tandem = new TandemTarget().board(100)) {
        ours.add(measure(tandem, tandem.program()));
      }
      try (FloorTarget floor = new FloorTarget(TandemTarget.message("~E00000000"), 0)) {
        floors.add(measure(floor, floor.program()));
      }
      Bench.say("tandem %s, floor %s", ours.get(run), floors.get(run));
    }
    Bench.say(
        "idle, KiB a connection, medians: heap %.1f (floor %.1f), with all beside it %.1f (floor %.1f)",
        Bench.median(ours.stream().map(Bytes::heap).toList()),
        Bench.median(floors.stream().map(Bytes::heap).toList()),
        Bench.median(ours.stream().map(Bytes::together).toList()),
        Bench.median(floors.stream().map(Bytes::together).toList()));
  }

  private Bytes measure(Target target, Program program) throws IOException {
    int clients = bench.number("clients", 1000);
    try (Fan warm = new Fan(target, 200)) {
      warm.settle();
    }
    long heap = program.liveHeap();
    long rss = program.rssKiB();
    try (Fan fan = new Fan(target, clients)) {
      fan.settle();
      return new Bytes(
          (program.liveHeap() - heap) / 1024.0 / clients,
          (double) (program.rssKiB() - rss) / clients);
    }
  }
}
