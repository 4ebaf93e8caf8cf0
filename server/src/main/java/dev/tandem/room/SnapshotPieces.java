package dev.tandem.room;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.EntityId;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.Wire;
import dev.tandem.store.Head;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/**
 * A board as {@code snapshot} messages, encoded and deflated bucket by bucket; a bucket that did not change since the
 * last time is not touched. Each piece ends with a flush and refers to nothing before it, so that pieces put behind one
 * another are one raw-deflate stream (RFC 1951: blocks; zlib's Z_SYNC_FLUSH ends them on a byte).
 *
 * <p>Used by one build at a time, on a worker thread.
 */
final class SnapshotPieces {
  /** Deflated bytes after which a new part begins. */
  private static final int PART = 512 << 10;

  /** Below this the JSON goes out as it is. */
  private static final int SMALL = 1 << 10;

  /** Below this all is deflated together, once: pieces of so little hardly get smaller. */
  private static final int WHOLE = 48 << 10;

  private record Piece(Map<EntityId, BoardEntry> of, byte[] json, byte[] deflated) {}

  private final Piece[] pieces = new Piece[Board.BUCKETS];
  private int encoded;

  /** The frames of a board at a head, kind bytes included. */
  List<Buffer> frames(Board board, Head head) {
    List<Piece> filled = new ArrayList<>();
    int size = 0;
    for (int bucket = 0; bucket < Board.BUCKETS; bucket++) {
      Piece piece = piece(board, bucket);
      if (piece.json().length == 0) continue;
      filled.add(piece);
      size += piece.json().length;
    }
    if (size >= WHOLE) return deflated(head, parts(filled));
    Buffer plain = plain(head, filled);
    return List.of(size < SMALL ? plain : whole(plain));
  }

  /** How many buckets were encoded so far, over all builds. */
  int encoded() {
    return encoded;
  }

  private Piece piece(Board board, int bucket) {
    Map<EntityId, BoardEntry> entries = board.bucket(bucket);
    Piece known = pieces[bucket];
    if (known != null && known.of() == entries) return known;
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    for (BoardEntry entry : entries.values()) {
      if (!entry.present()) continue;
      if (json.size() > 0) json.write(',');
      json.writeBytes(Wire.bytes(out -> EntityCodec.write(out, entry.entity())));
    }
    byte[] bytes = json.toByteArray();
    encoded++;
    pieces[bucket] = new Piece(entries, bytes, deflate(bytes, false));
    return pieces[bucket];
  }

  private static List<List<Piece>> parts(List<Piece> filled) {
    List<List<Piece>> parts = new ArrayList<>();
    int size = PART;
    for (Piece piece : filled) {
      if (size >= PART) {
        parts.add(new ArrayList<>());
        size = 0;
      }
      parts.get(parts.size() - 1).add(piece);
      size += piece.deflated().length;
    }
    return parts;
  }

  private static Buffer plain(Head head, List<Piece> pieces) {
    Buffer frame = Buffer.buffer().appendByte(Wire.PLAIN).appendBytes(start(head, 1, 1));
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) frame.appendByte((byte) ',');
      frame.appendBytes(pieces.get(i).json());
    }
    return frame.appendBytes(END);
  }

  private static Buffer whole(Buffer plain) {
    byte[] body = plain.getBytes(1, plain.length());
    return Buffer.buffer().appendByte(Wire.DEFLATED).appendBytes(deflate(body, true));
  }

  private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DEFLATED_END = deflate(END, true);
  private static final byte[] DEFLATED_COMMA = deflate(new byte[] {','}, false);

  private static List<Buffer> deflated(Head head, List<List<Piece>> parts) {
    List<Buffer> frames = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      Buffer frame = Buffer.buffer().appendByte(Wire.DEFLATED);
      frame.appendBytes(deflate(start(head, part + 1, parts.size()), false));
      List<Piece> pieces = parts.get(part);
      for (int i = 0; i < pieces.size(); i++) {
        if (i > 0) frame.appendBytes(DEFLATED_COMMA);
        frame.appendBytes(pieces.get(i).deflated());
      }
      frames.add(frame.appendBytes(DEFLATED_END));
    }
    return frames;
  }

  private static byte[] start(Head head, int part, int of) {
    String start = "{\"t\":\"snapshot\",\"epoch\":\"" + head.epoch() + "\",\"version\":"
        + head.version() + ",\"tag\":\"" + head.tag() + "\",\"part\":" + part + ",\"of\":" + of
        + ",\"entities\":[";
    return start.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] deflate(byte[] bytes, boolean last) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      if (last) deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 16);
      byte[] chunk = new byte[8192];
      int length;
      do {
        length = deflater.deflate(
            chunk, 0, chunk.length, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
        out.write(chunk, 0, length);
      } while (length == chunk.length);
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
