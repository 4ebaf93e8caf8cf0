package dev.tandem.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;

/**
 * Messages as WebSocket frames in memory the kernel reads from: one copy for all connections that are sent the same buffer
 * at about the same time, however many they are. Used on the event loop only.
 */
final class SharedFrames {
  /** A snapshot comes in a few parts, and messages to one only are sent in between. */
  private static final int KEPT = 8;

  /** Binary, final. */
  private static final int FIRST_BYTE = 0x82;

  private static final int SHORT = 126;
  private static final int LONG = 127;

  private final Buffer[] messages = new Buffer[KEPT];
  private final ByteBuf[] frames = new ByteBuf[KEPT];
  private int oldest;

  /** A message as a frame; of the same buffer object it is made once. */
  ByteBuf of(Buffer message) {
    for (int i = 0; i < KEPT; i++) {
      if (messages[i] == message) return frames[i].retainedDuplicate();
    }
    ByteBuf frame = encode(message);
    if (frames[oldest] != null) frames[oldest].release();
    frames[oldest] = frame;
    messages[oldest] = message;
    oldest = (oldest + 1) % KEPT;
    return frame.retainedDuplicate();
  }

  private static ByteBuf encode(Buffer message) {
    int length = message.length();
    ByteBuf frame = PooledByteBufAllocator.DEFAULT.directBuffer(length + 10);
    frame.writeByte(FIRST_BYTE);
    if (length < SHORT) frame.writeByte(length);
    else if (length < 1 << 16) frame.writeByte(SHORT).writeShort(length);
    else frame.writeByte(LONG).writeLong(length);
    return frame.writeBytes(((BufferInternal) message).getByteBuf().duplicate());
  }
}
