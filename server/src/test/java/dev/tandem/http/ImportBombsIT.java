package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Files made to cost more than they are: each is answered with what is wrong, and others work on meanwhile. */
class ImportBombsIT extends ApiCase {
  private static final int LARGEST = 20 << 20;
  private static final long HONEST_MS = 200;

  @Override
  String[] settings() {
    return new String[] {"TANDEM_RATE_LIMITS", "off"};
  }

  private record Bomb(String format, byte[] file) {}

  private static Bomb bomb(String format, String text) {
    return new Bomb(format, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A file of the largest size, of one piece again and again. */
  private static Bomb full(String format, String begin, String piece) {
    return bomb(format, begin + piece.repeat((LARGEST - begin.length()) / piece.length()));
  }

  /** What must be refused as a whole: it is not what it says. */
  @Test
  void filesThatAreNoneAreRefusedAtOnce() throws IOException {
    for (Bomb bomb : List.of(
        bomb("json", "[".repeat(1_000_000)),
        bomb("json", "{\"a\":".repeat(1_000_000)),
        bomb("json", "{\"version\":" + "9".repeat(1_000_000) + "}"),
        bomb("json", "{\"version\":1e999999999,\"entities\":[]}"),
        bomb("json", "{\"entities\":\"" + "\\u0000".repeat(1_000_000) + "\"}"),
        bomb("trello", "[".repeat(1_000_000)),
        bomb("trello", "{\"lists\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}"),
        bomb("jira", "\u0000".repeat(1_000_000)),
        new Bomb("csv", zipped()),
        new Bomb("json", zipped()))) {
      long begun = System.nanoTime();
      Http.Answer answer = owner.post(at("/import?format=" + bomb.format()), bomb.file());
      String which = bomb.format() + " " + new String(bomb.file(), 0, 12, StandardCharsets.UTF_8);
      assertThat(answer.status()).as(which + " " + answer.text()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("INVALID");
      assertThat(System.nanoTime() - begun).as(which).isLessThan(5_000_000_000L);
    }
    assertThat(owner.get(at("")).json().getLong("version")).isLessThanOrEqualTo(3);
  }

  private static byte[] zipped() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 100; i++) zip.write(new byte[1 << 20]);
    }
    return bytes.toByteArray();
  }

  /** It says that it is packed, and would be 100 MiB: it is not unpacked. */
  @Test
  void aPackedBodyIsNotUnpacked() throws IOException {
    Http.Answer answer =
        owner.with("content-encoding", "gzip").post(at("/import?format=csv"), zipped());
    assertThat(answer.status()).isEqualTo(400);
  }

  /** Twenty MiB of what makes a reader go back and forth; honest people hardly notice. */
  @Test
  void theLargestFilesHoldNobodyUp() {
    for (int i = 0; i < 50; i++) honest();
    List<Long> before = new ArrayList<>();
    for (int i = 0; i < 100; i++) before.add(honest());
    long alone = p99(before);
    List<Bomb> bombs = List.of(
        full("csv", "title\n", "\""),
        full("csv", "title\n", "\"\"\""),
        full("csv", "title,x\n", "\"\",\"a\n"),
        full("csv", "title\n", "\n"),
        full("csv", "title" + ",x".repeat(1_000) + "\n", ","),
        full("jira", "Summary\n", "\"a\""),
        full("json", "{\"entities\":[", "{},"),
        full("trello", "{\"cards\":[", "{\"name\":\"x\"},"));
    for (Bomb bomb : bombs) {
      List<Long> late = new ArrayList<>();
      long begun = System.nanoTime();
      CompletableFuture<Http.Answer> answer =
          owner.postLater(at("/import?dryRun=true&format=" + bomb.format()), bomb.file());
      while (!answer.isDone()) late.add(honest());
      long took = (System.nanoTime() - begun) / 1_000_000;
      long p99 = late.isEmpty() ? 0 : p99(late);
      System.out.printf(
          "ImportBombsIT: %s answered %d after %d ms; honest p99 %d ms of %d%n",
          bomb.format(), answer.join().status(), took, p99, late.size());
      assertThat(answer.join().status()).isIn(200, 400, 413);
      assertThat(took).isLessThan(20_000);
      // On a machine that others use, too, what it was without the file is the measure.
      assertThat(p99)
          .as("ms an honest call waits")
          .isLessThanOrEqualTo(Math.max(HONEST_MS, 4 * alone));
    }
  }

  private static long p99(List<Long> late) {
    return late.stream().sorted().toList().get((late.size() - 1) * 99 / 100);
  }

  /** Ms that somebody waits who does one op. */
  private long honest() {
    long begun = System.nanoTime();
    JsonObject told =
        owner.post(at("/ops"), ops(newClient(), lane("Honest"))).list("list").getJsonObject(0);
    // The board is full of lanes at some time; who is told so was heard, too.
    assertThat(told.getString("code", "LIMIT")).isEqualTo("LIMIT");
    return (System.nanoTime() - begun) / 1_000_000;
  }
}
