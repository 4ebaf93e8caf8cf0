package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.Inflating;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class WireTest {
  @Test
  void packsWhatGetsSmaller() {
    String json = "{\"list\":[" + "\"somebody\",".repeat(1_000) + "1]}";
    Buffer packed = Wire.packed(Buffer.buffer("\0" + json));
    assertThat(packed.getByte(0)).isEqualTo(Wire.DEFLATED);
    assertThat(packed.length()).isLessThan(json.length() / 10);
    assertThat(Inflating.json(packed)).isEqualTo(json);
  }

  @Test
  void leavesSmallFramesAsTheyAre() {
    Buffer frame = Buffer.buffer("\0{\"t\":\"presence\"}");
    assertThat(Wire.packed(frame)).isSameAs(frame);
  }
}
