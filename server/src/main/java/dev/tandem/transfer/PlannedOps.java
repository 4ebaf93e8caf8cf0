package dev.tandem.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.Op;
import dev.tandem.protocol.BadField;
import dev.tandem.protocol.Ids;
import dev.tandem.protocol.OpCodec;
import dev.tandem.protocol.StrictJson;
import dev.tandem.protocol.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Ops as texts, in pieces of a size that is quick to store, so that an import that is broken off can be finished. */
public final class PlannedOps {
  private static final int PIECE_CHARS = 256 * 1024;

  private PlannedOps() {}

  /** Writes ops as pieces, each a JSON list. */
  public static List<String> write(List<Op> ops) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (Op op : ops) {
      piece.append(piece.length() == 0 ? '[' : ',');
      piece.append(new String(Wire.bytes(json -> OpCodec.write(json, op)), StandardCharsets.UTF_8));
      if (piece.length() > PIECE_CHARS) {
        pieces.add(piece.append(']').toString());
        piece.setLength(0);
      }
    }
    if (piece.length() > 0) pieces.add(piece.append(']').toString());
    return pieces;
  }

  /** Reads what {@link #write} wrote. Throws {@link IllegalStateException} when it is something else. */
  public static List<Op> read(List<String> pieces) {
    List<Op> ops = new ArrayList<>();
    try {
      for (String piece : pieces) {
        for (JsonNode op : StrictJson.parse(piece)) ops.add(OpCodec.read(op, Ids.STRICT));
      }
    } catch (StrictJson.NotJson | BadField bad) {
      throw new IllegalStateException("planned ops cannot be read: " + bad.getMessage(), bad);
    }
    return ops;
  }
}
