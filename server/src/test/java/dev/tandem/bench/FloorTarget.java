package dev.tandem.bench;

import dev.tandem.testing.TestRedis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The {@link Floor} as a target. Its edits are bytes that Tandem sent, with another number in them. */
final class FloorTarget implements Target {
  private final int port = TestRedis.freePort();
  private final Program program;
  private final byte[] sample;
  private final int numberAt;

  /**
   * Starts one.
   *
   * @param sample a message of Tandem's with one edit, {@code ~E} and eight digits in it
   * @param gatherMs 0: each message goes out at once
   */
  FloorTarget(byte[] sample, int gatherMs) throws IOException {
    this.sample = sample;
    numberAt = new String(sample, StandardCharsets.ISO_8859_1).indexOf("~E") + 2;
    program = Program.start(
        Program.java(
            1024,
            "-cp",
            System.getProperty("java.class.path"),
            Floor.class.getName(),
            "" + port,
            "" + gatherMs),
        Map.of(),
        "Floor is ready");
  }

  int port() {
    return port;
  }

  Program program() {
    return program;
  }

  @Override
  public double cpuUs() throws IOException {
    return program.cpuUs();
  }

  @Override
  public double compilerUs() throws IOException {
    return program.compilerUs();
  }

  @Override
  public double storeCpuUs() {
    return 0;
  }

  @Override
  public Seat join(Load load, int index) throws IOException {
    return new FloorSeat(load.add(LoadSocket.open(port, "/", "floor")));
  }

  @Override
  public void close() {
    program.close();
  }

  private final class FloorSeat extends Seat {
    private long seen;

    FloorSeat(LoadSocket socket) {
      super(socket);
    }

    @Override
    void edit(int number) {
      byte[] message = sample.clone();
      byte[] digits =
          String.format(Locale.ROOT, "%08d", number).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(digits, 0, message, numberAt, digits.length);
      socket.send(message);
    }

    @Override
    void message(LoadSocket from, byte[] peek, int length, byte[] body) {
      if (!live) {
        live = true;
        return;
      }
      int count = length / sample.length;
      for (int i = 0; body != null && i < count; i++) {
        place(
            seen + i,
            Integer.parseInt(
                new String(body, i * sample.length + numberAt, 8, StandardCharsets.US_ASCII)));
      }
      told(seen, seen + count - 1);
      seen += count;
    }
  }
}
