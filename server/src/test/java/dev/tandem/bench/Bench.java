package dev.tandem.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Runs the rows of the table in {@code server/bench/README.md}, by name. */
final class Bench {
  private final Map<String, String> options;

  private Bench(Map<String, String> options) {
    this.options = options;
  }

  /** Arguments: a row's name, then {@code --option=value}. */
  public static void main(String[] arguments) throws Exception {
    Bench bench = new Bench(Arrays.stream(arguments)
        .skip(1)
        .map(option -> option.substring(2).split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    switch (arguments[0]) {
      case "fanout" -> bench.fanout();
      case "saturate" -> bench.saturate();
      case "join" -> new Joins(bench).joins();
      case "storm" -> new Joins(bench).storm();
      case "resume" -> new Joins(bench).resume();
      case "idle" -> new Memory(bench).idle();
      case "start" -> bench.start();
      case "wire" -> bench.wire();
      case "commits" -> new Commits(bench).commits();
      default -> throw new IllegalArgumentException("no row " + arguments[0]);
    }
    System.exit(0);
  }

  int number(String option, int otherwise) {
    return Integer.parseInt(options.getOrDefault(option, "" + otherwise));
  }

  static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double median(List<Fan.Figures> runs, ToDoubleFunction<Fan.Figures> of) {
    return median(runs.stream().map(of::applyAsDouble).toList());
  }

  /** Latency and CPU at a given rate, beside the floor of the same bytes. */
  private void fanout() throws IOException {
    int clients = number("clients", 100);
    int rate = number("rate", clients > 500 ? 10 : 50);
    List<Fan.Figures> ours = new ArrayList<>();
    List<Fan.Figures> floors = new ArrayList<>();
    for (int run = 0; run < number("runs", 3); run++) {
      byte[] sample;
      try (TandemTarget tandem = new TandemTarget().board(200);
          Fan fan = new Fan(tandem, clients)) {
        ours.add(steady(fan, rate));
        fan.run(1, 1.5);
        sample = ((TandemTarget.BoardSeat) fan.reference()).lastChanges;
        say("tandem: %s", ours.get(run));
      }
      try (FloorTarget floor = new FloorTarget(sample, 0);
          Fan fan = new Fan(floor, clients)) {
        floors.add(steady(fan, rate));
        say("floor:  %s", floors.get(run));
      }
    }
    say("fanout, %d clients, %d edits/s, medians of %d:", clients, rate, ours.size());
    compare("p50, ms", ours, floors, Fan.Figures::p50);
    compare("p99, ms", ours, floors, Fan.Figures::p99);
    compare("CPU a delivered edit, us", ours, floors, Fan.Figures::cpuPerDelivered);
    compare(
        "  without the compilers",
        ours,
        floors,
        run -> run.cpuPerDelivered() - run.compilersPerDelivered());
  }

  /** Ten times the rate first, until all is compiled; then a moment for the waves to settle. */
  private Fan.Figures steady(Fan fan, int rate) throws IOException {
    fan.warm(number("warmrate", 10 * rate), number("warm", 90));
    fan.run(rate, 2);
    return fan.run(rate, number("secs", 8));
  }

  private static void compare(
      String what,
      List<Fan.Figures> ours,
      List<Fan.Figures> floors,
      ToDoubleFunction<Fan.Figures> of) {
    double mine = median(ours, of);
    double floor = median(floors, of);
    say("  %-26s %.2f, floor %.2f: %.2fx", what, mine, floor, mine / floor);
  }

  /** The most delivered edits a second with p99 within 250 ms, beside a floor that gathers for 5 ms. */
  private void saturate() throws IOException {
    int clients = number("clients", 100);
    List<Double> ours = new ArrayList<>();
    List<Double> floors = new ArrayList<>();
    for (int run = 0; run < number("runs", 3); run++) {
      byte[] sample;
      try (TandemTarget tandem = new TandemTarget().board(200);
          Fan fan = new Fan(tandem, clients)) {
        fan.run(20, 1);
        sample = entry(((TandemTarget.BoardSeat) fan.reference()).lastChanges);
        ours.add(most("tandem", fan, number("from", clients > 500 ? 600 : 2000)));
      }
      if (number("floor", 1) == 0) continue;
      try (FloorTarget floor = new FloorTarget(sample, 5);
          Fan fan = new Fan(floor, clients)) {
        floors.add(most("floor", fan, number("from", clients > 500 ? 1500 : 10_000)));
      }
    }
    say(
        "saturate, %d clients, medians of %d: %,.0f delivered/s",
        clients, ours.size(), median(ours));
    if (!floors.isEmpty()) say("  floor, gathered for 5 ms: %,.0f", median(floors));
  }

  private double most(String name, Fan fan, double from) throws IOException {
    double best = 0;
    double rate = from;
    double good = 0;
    double bad = 0;
    fan.warm(rate, number("warm", 90));
    for (int step = 0; step < 8 && (bad == 0 || bad / good > 1.12); step++) {
      Fan.Figures figures = fan.run(rate, number("secs", 3));
      boolean passed = figures.complete() && figures.p99() <= 250 && figures.rate() >= 0.9 * rate;
      say("%s %s: %s", name, passed ? "ok" : "too much", figures);
      if (passed) {
        best = Math.max(best, figures.delivered());
        good = rate;
      } else bad = rate;
      if (bad > 0 && good == 0) rate = bad / 2;
      else rate = bad == 0 ? rate * 1.5 : (good + bad) / 2;
    }
    return best;
  }

  /** One entry of a changes message. */
  private static byte[] entry(byte[] changes) {
    String text = new String(changes, StandardCharsets.ISO_8859_1);
    int start = text.lastIndexOf("{\"version\"");
    return text.substring(start, text.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** From the command to the ready line, on all CPUs, with the Redis it carries and no data. */
  private void start() throws IOException {
    List<Double> times = new ArrayList<>();
    for (int run = 0; run < number("runs", 5); run++) {
      try (TandemTarget tandem = new TandemTarget(false)) {
        times.add(tandem.program().startMs());
        say("ready after %.0f ms", tandem.program().startMs());
      }
    }
    say("start, median of %d: %.0f ms", times.size(), median(times));
  }

  /** Bytes of an edit up and down, without its value. */
  private void wire() throws IOException {
    try (TandemTarget tandem = new TandemTarget().board(200);
        Fan fan = new Fan(tandem, 2)) {
      fan.run(1, 3);
      TandemTarget.BoardSeat seat = (TandemTarget.BoardSeat) fan.reference();
      int value = 10;
      say("a title of %d B alone: %d B + value", value, seat.lastChanges.length + 4 - value);
      say("each more in one message: %d B + value", entry(seat.lastChanges).length + 1 - value);
      say(
          "up, of the page's form: %d B + value",
          TandemTarget.message(
                      "{\"t\":\"ops\",\"list\":[{\"n\":1234,\"op\":{\"type\":\"setStoryTitle\",\"id\":\""
                          + TandemTarget.story(1) + "\",\"title\":\"\"}}]}")
                  .length
              + 6);
      say("last: %s", new String(seat.lastChanges, 1, seat.lastChanges.length - 1));
    }
  }
}
