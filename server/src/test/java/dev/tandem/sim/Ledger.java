package dev.tandem.sim;

import dev.tandem.sim.page.PendingOp;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of every op that anybody made, as its author was told. */
final class Ledger {
  /** An op from the moment it is made; {@code end}: null, {@code saved}, or the code it was refused with. */
  static final class Fate {
    final PendingOp op;
    String client;
    long n;
    String end;

    Fate(PendingOp op) {
      this.op = op;
    }
  }

  private final Map<String, Fate> fates = new LinkedHashMap<>();
  int saved;
  int refused;

  void made(PendingOp op) {
    fates.put(op.key, new Fate(op));
  }

  void saved(PendingOp op) {
    Fate fate = end(op, "saved");
    fate.client = op.client;
    fate.n = op.n;
    saved++;
  }

  void refused(PendingOp op, String code) {
    end(op, code);
    refused++;
  }

  private Fate end(PendingOp op, String end) {
    Fate fate = fates.get(op.key);
    if (fate.end != null && !fate.end.equals(end))
      throw new AssertionError(op.json + " was " + fate.end + " and is " + end);
    fate.end = end;
    return fate;
  }

  int size() {
    return fates.size();
  }

  Map<String, Fate> fates() {
    return fates;
  }
}
