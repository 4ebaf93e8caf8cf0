package dev.tandem.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.protocol.Payload;
import dev.tandem.store.Head;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class RingTest {
  private final Ring ring = new Ring();

  @Test
  void isEnteredRightAfterAHeadItKnows() {
    fill(1, 5);
    assertThat(ring.after(head(0))).isEqualTo(0);
    assertThat(ring.after(head(3))).isEqualTo(3);
    assertThat(ring.after(head(5))).isEqualTo(ring.end());
  }

  @Test
  void provesNothingWithAnotherTagOrAVersionItDoesNotKnow() {
    fill(1, 5);
    assertThat(ring.after(new Head("e", 3, "forged"))).isEqualTo(-1);
    assertThat(ring.after(new Head("e", 5, "forged"))).isEqualTo(-1);
    assertThat(ring.after(head(6))).isEqualTo(-1);
    assertThat(new Ring().after(head(0))).isEqualTo(-1);
  }

  @Test
  void provesNothingInTheMiddleOfABatch() {
    ring.add(batch(1, 3, 10));
    ring.add(batch(4, 4, 10));
    assertThat(ring.after(head(2))).isEqualTo(-1);
    assertThat(ring.after(head(3))).isEqualTo(1);
  }

  @Test
  void keepsTheSequenceNumbersOfWhatIsLeftWhenOldOnesFallOff() {
    fill(1, 10_000);
    assertThat(ring.end()).isEqualTo(10_000);
    assertThat(ring.end() - ring.first()).isGreaterThanOrEqualTo(1_024);
    assertThat(ring.get(ring.first()).from()).isEqualTo(ring.first() + 1);
    assertThat(ring.after(head(1))).isEqualTo(-1);
  }

  @Test
  void holdsFewerBatchesWhenTheyAreLarge() {
    for (int version = 1; version <= 100; version++) ring.add(batch(version, version, 1 << 20));
    assertThat(ring.end() - ring.first()).isBetween(10L, 40L);
  }

  @Test
  void goesOnCountingAfterItWasEmptied() {
    fill(1, 5);
    ring.clear();
    assertThat(ring.first()).isEqualTo(5);
    assertThat(ring.after(head(5))).isEqualTo(-1);
    fill(6, 6);
    assertThat(ring.after(head(5))).isEqualTo(5);
  }

  private void fill(long from, long to) {
    for (long version = from; version <= to; version++) ring.add(batch(version, version, 10));
  }

  private static Head head(long version) {
    return new Head("e", version, "t" + version);
  }

  private static Batch batch(long from, long to, int bytes) {
    return new Batch(
        from,
        to,
        "t" + (from - 1),
        "t" + to,
        Payload.of(Buffer.buffer(new byte[bytes])),
        Board.empty(EntityId.of("b")));
  }
}
