package dev.tandem.store;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Pieces of an archive as bytes: deflated, each part with its length before it. Meant for a worker: a large board takes a
 * second.
 */
public final class ArchiveCodec {
  private ArchiveCodec() {}

  /** Entries of the log, oldest first. */
  public static Buffer segment(List<LogEntry> entries) {
    return deflated(out -> {
      out.writeInt(entries.size());
      for (LogEntry entry : entries) {
        out.writeLong(entry.from());
        out.writeLong(entry.to());
        text(out, entry.previousTag());
        text(out, entry.tag());
        bytes(out, entry.payload().getBytes());
      }
    });
  }

  /** The entries of a segment. */
  public static List<LogEntry> entries(Buffer segment) throws IOException {
    try (DataInputStream in = inflated(segment)) {
      int count = in.readInt();
      List<LogEntry> entries = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        entries.add(new LogEntry(
            in.readLong(), in.readLong(), text(in), text(in), Buffer.buffer(bytes(in))));
      }
      return entries;
    }
  }

  /** The stored values of all entities of a board. */
  public static Buffer snapshot(List<Buffer> values) {
    return deflated(out -> {
      out.writeInt(values.size());
      for (Buffer value : values) bytes(out, value.getBytes());
    });
  }

  /** The values of a snapshot. */
  public static List<Buffer> values(Buffer snapshot) throws IOException {
    try (DataInputStream in = inflated(snapshot)) {
      int count = in.readInt();
      List<Buffer> values = new ArrayList<>();
      for (int i = 0; i < count; i++) values.add(Buffer.buffer(bytes(in)));
      return values;
    }
  }

  static String sha256(Buffer bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.getBytes());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static Buffer deflated(Writing content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (DataOutputStream out =
        new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 1 << 16))) {
      content.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  private static DataInputStream inflated(Buffer piece) {
    return new DataInputStream(new InflaterInputStream(
        new java.io.ByteArrayInputStream(piece.getBytes()),
        new java.util.zip.Inflater(true),
        1 << 16));
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    bytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) throw new EOFException("it ends too early");
    return bytes;
  }
}
