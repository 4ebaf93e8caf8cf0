package dev.tandem.protocol;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts {@code changes} messages together from batches that are already encoded: nothing is encoded twice. */
public final class ChangesFrame {
  private ChangesFrame() {}

  /**
   * A whole frame, kind byte included.
   *
   * @param from first version in it
   * @param to last version in it
   * @param tag the board's tag at {@code to}
   * @param batches entries of consecutive batches, each as {@link ChangeCodec} wrote them, comma-separated
   */
  public static Buffer of(long from, long to, String tag, List<Buffer> batches) {
    int size = 128;
    for (Buffer batch : batches) size += batch.length() + 1;
    Buffer frame = Buffer.buffer(size);
    frame.appendByte(Wire.PLAIN);
    frame.appendBytes(("{\"t\":\"changes\",\"from\":" + from + ",\"to\":" + to + ",\"tag\":\"" + tag
            + "\",\"list\":[")
        .getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < batches.size(); i++) {
      if (i > 0) frame.appendByte((byte) ',');
      frame.appendBuffer(batches.get(i));
    }
    return frame.appendByte((byte) ']').appendByte((byte) '}');
  }
}
