package dev.tandem.store;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What nodes publish to each other: who sends, then a batch or a presence message. Each text is one length byte and
 * UTF-8; the payload is all that follows.
 */
final class NodeMessage {
  private NodeMessage() {}

  /** Everything of a batch's message but its payload, which the commit script puts behind it. */
  static Buffer batchHeader(String node, long from, long to, String previousTag, String tag) {
    Buffer header = Buffer.buffer();
    appendText(header, node);
    header.appendLong(from).appendLong(to);
    appendText(header, previousTag);
    appendText(header, tag);
    return header;
  }

  static Buffer presence(String node, Buffer message) {
    Buffer whole = Buffer.buffer(message.length() + 32);
    appendText(whole, node);
    return whole.appendBuffer(message);
  }

  /** The batch of another node; empty when this node sent it itself. */
  static Optional<LogEntry> batchFromOther(String self, Buffer message) {
    Reader reader = new Reader(message);
    if (reader.text().equals(self)) {
      return Optional.empty();
    }
    return Optional.of(new LogEntry(
        reader.number(), reader.number(), reader.text(), reader.text(), reader.rest()));
  }

  /** The presence message of another node; empty when this node sent it itself. */
  static Optional<Buffer> presenceFromOther(String self, Buffer message) {
    Reader reader = new Reader(message);
    return reader.text().equals(self) ? Optional.empty() : Optional.of(reader.rest());
  }

  private static void appendText(Buffer buffer, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 255) {
      throw new IllegalArgumentException("a node id or tag of " + bytes.length + " bytes");
    }
    buffer.appendUnsignedByte((short) bytes.length).appendBytes(bytes);
  }

  private static final class Reader {
    private final Buffer message;
    private int at;

    Reader(Buffer message) {
      this.message = message;
    }

    String text() {
      int start = at + 1;
      at = start + message.getUnsignedByte(at);
      return message.getString(start, at);
    }

    long number() {
      at += Long.BYTES;
      return message.getLong(at - Long.BYTES);
    }

    Buffer rest() {
      return message.getBuffer(at, message.length());
    }
  }
}
