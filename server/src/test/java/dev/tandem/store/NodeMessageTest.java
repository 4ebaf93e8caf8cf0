package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class NodeMessageTest {
  private static final Buffer BATCH =
      NodeMessage.batchHeader("nodé", 1L << 40, (1L << 40) + 3, "t0", "t1").appendString("payload");

  @Test
  void carriesABatchToOthersOnly() {
    assertThat(NodeMessage.batchFromOther("me", BATCH))
        .contains(new LogEntry(1L << 40, (1L << 40) + 3, "t0", "t1", Buffer.buffer("payload")));
    assertThat(NodeMessage.batchFromOther("nodé", BATCH)).isEmpty();
  }

  @Test
  void carriesPresenceToOthersOnly() {
    Buffer message = NodeMessage.presence("node", Buffer.buffer());
    assertThat(NodeMessage.presenceFromOther("me", message)).contains(Buffer.buffer());
    assertThat(NodeMessage.presenceFromOther("node", message)).isEmpty();
  }

  @Test
  void refusesWhatIsCutShort() {
    for (int length = 0; length < BATCH.length() - "payload".length(); length++) {
      Buffer cut = BATCH.getBuffer(0, length);
      assertThatThrownBy(() -> NodeMessage.batchFromOther("me", cut))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
