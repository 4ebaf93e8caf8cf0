package dev.tandem.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.protocol.Payload;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class FramesTest {
  private static final int HEAD = 200;
  private final Ring ring = new Ring();
  private final Frames frames = new Frames(ring);

  @Test
  void holdsAsMuchAsOneFrameShould() {
    for (int version = 1; version <= 30; version++) ring.add(batch(version, 100 << 10));
    int all = 0;
    for (long at = ring.first(); at < ring.end(); at = frames.next()) {
      Buffer frame = frames.from(at);
      assertThat(frame.length()).isBetween(100 << 10, Frames.LARGEST + HEAD);
      all += (int) (frames.next() - at);
    }
    assertThat(all).isEqualTo(30);
  }

  @Test
  void sendsALargerBatchAlone() {
    ring.add(batch(1, 10));
    ring.add(batch(2, 2 << 20));
    ring.add(batch(3, 10));
    assertThat(frames.from(0).length()).isLessThan(HEAD);
    assertThat(frames.from(1).length()).isBetween(2 << 20, (2 << 20) + HEAD);
    assertThat(frames.next()).isEqualTo(2);
  }

  @Test
  void givesTheSameBytesToAllAtOnePlace() {
    ring.add(batch(1, 10));
    assertThat(frames.from(0)).isSameAs(frames.from(0));
  }

  @Test
  void givesTheSameBytesToAllWhoTakeSeveralFramesInTurn() {
    for (int version = 1; version <= 3; version++) ring.add(batch(version, 600 << 10));
    Buffer first = frames.from(0);
    Buffer second = frames.from(1);

    assertThat(frames.from(0)).isSameAs(first);
    assertThat(frames.next()).isEqualTo(1);
    assertThat(frames.from(1)).isSameAs(second);
  }

  @Test
  void aFrameThatWasNotFullTakesWhatCameMeanwhile() {
    ring.add(batch(1, 10));
    Buffer one = frames.from(0);
    ring.add(batch(2, 10));

    assertThat(frames.from(0)).isNotSameAs(one);
    assertThat(frames.next()).isEqualTo(2);
  }

  private static Batch batch(long version, int bytes) {
    return new Batch(
        version,
        version,
        "t" + (version - 1),
        "t" + version,
        Payload.of(Buffer.buffer(new byte[bytes])),
        Board.empty(EntityId.of("b")));
  }
}
