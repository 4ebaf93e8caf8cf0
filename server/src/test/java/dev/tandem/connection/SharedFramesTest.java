package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedFramesTest {
  private final SharedFrames frames = new SharedFrames();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 1_000_000})
  void everyLengthIsReadBackAsOneBinaryMessage(int length) {
    byte[] message = new byte[length];
    for (int i = 0; i < length; i++) message[i] = (byte) i;
    EmbeddedChannel peer = new EmbeddedChannel(new WebSocket13FrameDecoder(false, true, 2_000_000));
    peer.writeInbound(frames.of(Buffer.buffer(message)));
    BinaryWebSocketFrame frame = peer.readInbound();
    assertThat(frame.isFinalFragment()).isTrue();
    assertThat(frame.content()).satisfies(content -> {
      byte[] read = new byte[content.readableBytes()];
      content.readBytes(read);
      assertThat(read).isEqualTo(message);
    });
    frame.release();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void receiversShareTheBytesAndKeepThemAsLongAsTheyNeed(int others) {
    Buffer message = Buffer.buffer("for all");
    ByteBuf slow = frames.of(message);
    ByteBuf fast = frames.of(message);
    assertThat(fast.memoryAddress()).isEqualTo(slow.memoryAddress());
    fast.release();
    for (int i = 0; i < others; i++) frames.of(Buffer.buffer("another " + i)).release();
    assertThat(slow.toString(2, 7, java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("for all");
    slow.release();
  }
}
