package dev.tandem.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@code list} of an {@code ops} message or call. An op that is wrong is a refusal, never the end of the list. */
public final class OpsReader {
  private final int mostOps;
  private final int opBytes;

  /**
   * A reader with the limits of a server.
   *
   * @param mostOps ops in one message; all of a longer one are refused LIMIT
   * @param opBytes bytes of one op as JSON in UTF-8
   */
  public OpsReader(int mostOps, int opBytes) {
    this.mostOps = mostOps;
    this.opBytes = opBytes;
  }

  /** An entry without a whole {@code n} of at least 1, or no list at all: nobody could be told about it. */
  public static final class NoNumber extends Exception {
    private static final long serialVersionUID = 1L;

    NoNumber(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Reads all entries.
   *
   * @param list the list as it came
   * @param bytes size of the message it came in: ops of a small message need not be measured
   */
  public List<SentOp> read(JsonNode list, int bytes) throws NoNumber {
    if (list == null || !list.isArray()) throw new NoNumber("The message needs a list of ops.");
    List<SentOp> ops = new ArrayList<>(list.size());
    for (JsonNode entry : list) {
      long n = number(entry);
      if (list.size() > mostOps)
        ops.add(SentOp.bad(n, limit("list", "At most " + mostOps + " ops fit in a message.")));
      else if (bytes > opBytes && size(entry.get("op")) > opBytes) {
        ops.add(SentOp.bad(n, limit("op", "An op has at most " + opBytes + " bytes.")));
      } else ops.add(op(n, entry));
    }
    return ops;
  }

  /** Reads a list of ops that stand there without numbers; they are numbered from 1. */
  public List<SentOp> plain(JsonNode list, int bytes) {
    List<SentOp> ops = new ArrayList<>(Math.min(list.size(), mostOps));
    if (list.size() > mostOps)
      return List.of(SentOp.bad(1, limit("ops", "At most " + mostOps + " ops fit in a message.")));
    for (JsonNode op : list) {
      int n = ops.size() + 1;
      if (bytes > opBytes && size(op) > opBytes)
        ops.add(SentOp.bad(n, limit("op", "An op has at most " + opBytes + " bytes.")));
      else ops.add(op(n, op, Optional.empty()));
    }
    return ops;
  }

  private static long number(JsonNode entry) throws NoNumber {
    JsonNode n = entry.get("n");
    if (n == null
        || !n.isIntegralNumber()
        || !n.canConvertToLong()
        || n.longValue() < 1
        || n.longValue() > Wire.LARGEST) {
      throw new NoNumber("Each op needs a whole number n of at least 1.");
    }
    return n.longValue();
  }

  private static SentOp op(long n, JsonNode entry) {
    JsonNode condition = entry.get("if");
    if (condition != null
        && (!condition.isIntegralNumber()
            || !condition.canConvertToLong()
            || condition.longValue() < 0)) {
      return SentOp.bad(
          n, Outcome.refuse(RefusalCode.INVALID, "if", "This must be a version: a whole number."));
    }
    JsonNode sent = entry.get("op");
    if (sent == null)
      return SentOp.bad(n, Outcome.refuse(RefusalCode.INVALID, "op", "The op is missing."));
    return op(n, sent, Optional.ofNullable(condition).map(JsonNode::longValue));
  }

  private static SentOp op(long n, JsonNode sent, Optional<Long> decidedOn) {
    try {
      Op op = OpCodec.read(sent, Ids.STRICT);
      return new SentOp(n, Optional.of(op), Optional.empty(), decidedOn);
    } catch (BadField bad) {
      return SentOp.bad(n, bad.refused());
    }
  }

  private static Outcome.Refused limit(String field, String text) {
    return Outcome.refuse(RefusalCode.LIMIT, field, text);
  }

  private static int size(JsonNode op) {
    return op == null ? 0 : op.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
