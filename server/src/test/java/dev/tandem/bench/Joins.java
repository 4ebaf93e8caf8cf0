package dev.tandem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The rows about joining: one by one, all at once, and coming back. */
final class Joins {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Bench bench;

  Joins(Bench bench) {
    this.bench = bench;
  }

  private record Join(double ms, double cpuMs, long bytes) {}

  /** Joins one by one, warm, until the board is parsed; beside a floor that sends the same entities bare. */
  void joins() throws Exception {
    for (int stories : new int[] {100, 1000, 10_000}) {
      JsonNode board;
      List<Join> ours;
      try (TandemTarget tandem = new TandemTarget().board(stories)) {
        board = tandem.whole();
        ours = many(tandem, stories);
      }
      byte[] bare = JSON.writeValueAsBytes(board.get("entities"));
      List<Join> floors;
      try (FloorTarget floor = new FloorTarget(TandemTarget.message("~E00000000"), 0)) {
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + floor.port() + "/"))
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(bare))
                    .build(),
                BodyHandlers.discarding());
        floors = many(floor, stories);
      }
      double ms = Bench.median(ours.stream().map(Join::ms).toList());
      double cpu = ours.stream().mapToDouble(Join::cpuMs).average().orElseThrow();
      double floorCpu = floors.stream().mapToDouble(Join::cpuMs).average().orElseThrow();
      long bytes = ours.get(0).bytes();
      Bench.say(
          "join, %d stories: %.1f ms to parsed (floor %.1f), server CPU %.2f ms (floor %.2f), %,d B of %,d plain: %.2fx",
          stories,
          ms,
          Bench.median(floors.stream().map(Join::ms).toList()),
          cpu,
          floorCpu,
          bytes,
          bare.length,
          (double) bytes / bare.length);
    }
  }

  private List<Join> many(Target target, int stories) throws IOException {
    List<Join> all = new ArrayList<>();
    int index = 0;
    // Both sides: the server joins people for days, and a page parses with what a browser has long
    // compiled.
    long end = System.nanoTime() + bench.number("warm", 90) * 1_000_000_000L;
    boolean rests = false;
    while (!rests && System.nanoTime() < end) {
      double before = target.compilerUs();
      long slice = System.nanoTime() + 3_000_000_000L;
      while (System.nanoTime() < slice) one(target, index++);
      rests = index > 1000 && target.compilerUs() - before < 100_000;
    }
    for (int i = 0; i < bench.number("joins", 101); i++) all.add(one(target, index++));
    return all;
  }

  private Join one(Target target, int index) throws IOException {
    try (Load load = new Load()) {
      String ticket = target instanceof TandemTarget tandem ? tandem.ticket() : "";
      double cpu = target.cpuUs();
      long start = System.nanoTime();
      List<byte[]> parts = new ArrayList<>();
      Target.Seat seat = target instanceof TandemTarget tandem
          ? tandem.join(load, index, ticket, "")
          : target.join(load, index);
      seat.socket.keep(true);
      if (seat instanceof TandemTarget.BoardSeat board)
        board.onSnapshot = () -> parts.add(board.snapshot);
      else
        seat.socket.reader((socket, peek, length, body) -> {
          parts.add(body);
          seat.live = true;
        });
      load.until(30, "a join", () -> seat.live);
      parts.forEach(part -> parse(part, target instanceof TandemTarget));
      double ms = (System.nanoTime() - start) / 1e6;
      long bytes = parts.stream().mapToLong(part -> part.length).sum();
      return new Join(ms, (target.cpuUs() - cpu) / 1e3, bytes);
    }
  }

  private static JsonNode parse(byte[] part, boolean tandem) {
    try {
      if (!tandem) return JSON.readTree(part);
      Inflater raw = new Inflater(true);
      try (InflaterInputStream in =
          new InflaterInputStream(new ByteArrayInputStream(part, 1, part.length - 1), raw)) {
        return JSON.readTree(in);
      } finally {
        raw.end();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A thousand joins at once on a large board while edits go on; the first crowds only warm the server. */
  void storm() throws Exception {
    int joins = bench.number("joins", 1000);
    int stories = bench.number("stories", 10_000);
    List<Double> times = new ArrayList<>();
    List<Double> p99s = new ArrayList<>();
    int rehearsals = bench.number("rehearsals", 4);
    try (TandemTarget tandem = new TandemTarget().board(stories);
        Fan fan = new Fan(tandem, 20)) {
      fan.warm(500, bench.number("warm", 60));
      for (int run = -rehearsals; run < bench.number("runs", 3); run++) {
        List<String> tickets = new ArrayList<>();
        for (int i = 0; i < joins; i++) tickets.add(tandem.ticket());
        // On a thread of their own: reading hundreds of megabytes must not hold up the editors.
        Crowd crowd = new Crowd(tandem, tickets);
        Thread thread = new Thread(crowd, "crowd");
        long start = System.nanoTime();
        thread.start();
        Fan.Figures figures = fan.run(50, bench.number("secs", 20), () -> !thread.isAlive());
        thread.join(30_000);
        double all = (System.nanoTime() - start) / 1e9;
        Bench.say(
            "%s%d of %d live after %.1f s, last snapshot after %.1f s, %s B each, %d snapshot versions seen by one in 50; editors: %s",
            run < 0 ? "to warm: " : "",
            crowd.live(),
            joins,
            all,
            crowd.lastSnapshot,
            crowd.bytes,
            crowd.versions.size(),
            figures);
        if (run < 0) continue;
        times.add(crowd.lastSnapshot);
        p99s.add(figures.p99());
      }
    }
    Bench.say(
        "storm, %d joins on %d stories, medians: received after %.1f s, editors' p99 %.0f ms",
        joins, stories, Bench.median(times), Bench.median(p99s));
  }

  /** All who join at once; one in 50 reads what it gets. */
  private static final class Crowd implements Runnable {
    private final TandemTarget tandem;
    private final List<String> tickets;
    private final List<TandemTarget.BoardSeat> seats = new ArrayList<>();
    private final TreeSet<String> versions = new TreeSet<>();
    private volatile double lastSnapshot;
    private volatile long bytes;

    Crowd(TandemTarget tandem, List<String> tickets) {
      this.tandem = tandem;
      this.tickets = tickets;
    }

    long live() {
      return seats.stream().filter(seat -> seat.live).count();
    }

    @Override
    public void run() {
      try (Load load = new Load()) {
        long start = System.nanoTime();
        for (int i = 0; i < tickets.size(); i++) {
          TandemTarget.BoardSeat seat = tandem.join(load, 100 + i, tickets.get(i), "");
          boolean parsed = i % 50 == 0;
          seat.socket.keep(parsed);
          seat.onSnapshot = () -> {
            lastSnapshot = (System.nanoTime() - start) / 1e9;
            if (parsed) {
              bytes = seat.snapshot.length;
              versions.add(parse(seat.snapshot, true).get("version").asText());
            }
          };
          seats.add(seat);
          load.poll(0);
        }
        load.until(60, "joining", () -> live() == tickets.size());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** All clients are cut and come back at once; the first times only warm the server. */
  void resume() throws Exception {
    int clients = bench.number("clients", 1000);
    int behind = bench.number("behind", 200);
    int rehearsals = bench.number("rehearsals", 4);
    List<Double> times = new ArrayList<>();
    try (TandemTarget tandem = new TandemTarget().board(1000)) {
      for (int run = -rehearsals; run < bench.number("runs", 3); run++) {
        JsonNode left = tandem.whole();
        String have = "{\"epoch\":" + left.get("epoch") + ",\"version\":" + left.get("version")
            + ",\"tag\":" + left.get("tag") + "}";
        try (Fan fan = new Fan(tandem, 2)) {
          fan.run(behind / 5.0, 5);
        }
        long head = tandem.whole().get("version").asLong();
        List<String> tickets = new ArrayList<>();
        for (int i = 0; i < clients; i++) tickets.add(tandem.ticket());
        try (Load load = new Load()) {
          List<TandemTarget.BoardSeat> seats = new ArrayList<>();
          long start = System.nanoTime();
          for (int i = 0; i < clients; i++) {
            TandemTarget.BoardSeat seat = tandem.join(load, 5000 + i, tickets.get(i), have);
            seat.socket.keep(i % 50 == 0);
            seats.add(seat);
          }
          load.until(60, "coming back", () -> seats.stream().allMatch(seat -> seat.live));
          double ms = (System.nanoTime() - start) / 1e6;
          // Live is said of who has it all; one in 50 reads what it gets.
          List<TandemTarget.BoardSeat> readers = new ArrayList<>();
          for (int i = 0; i < clients; i += 50) readers.add(seats.get(i));
          if (readers.stream().anyMatch(seat -> seat.version != head))
            throw new IllegalStateException("live, but not at " + head);
          int snapshots = readers.stream().mapToInt(seat -> seat.snapshots).sum();
          long bytes = seats.stream().mapToLong(seat -> seat.socket.bytes()).sum();
          Bench.say(
              "%s%d back at head after %.0f ms, %d versions behind, %d snapshots at one in 50, %,d B each",
              run < 0 ? "to warm: " : "",
              clients,
              ms,
              head - left.get("version").asLong(),
              snapshots,
              bytes / clients);
          if (run >= 0) times.add(ms);
        }
      }
    }
    Bench.say("resume, %d clients, median: %.0f ms", clients, Bench.median(times));
  }
}
