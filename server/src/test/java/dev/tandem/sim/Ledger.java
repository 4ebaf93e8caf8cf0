package dev.tandem.sim;

import dev.tandem.sim.page.PendingOp;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of every op that anybody made, as its author was told. */
public final class Ledger {
  /** An op from the moment it is made; {@code end}: null, {@code saved}, or the code it was refused with. */
  public static final class Fate {
    private final PendingOp op;
    private String client;
    private long n;
    private String end;

    Fate(PendingOp op) {
      this.op = op;
    }

    public PendingOp op() {
      return op;
    }

    /** The client it was saved under. */
    public String client() {
      return client;
    }

    /** The number it was saved under. */
    public long n() {
      return n;
    }

    /** Null: not told yet. */
    public String end() {
      return end;
    }
  }

  private final boolean lossy;
  private final Map<String, Fate> fates = new LinkedHashMap<>();
  private int saved;
  private int refused;

  /** @param lossy whether what is saved may be refused later, in front of its author: the store lost it */
  public Ledger(boolean lossy) {
    this.lossy = lossy;
  }

  /** Somebody made it. */
  public void made(PendingOp op) {
    fates.put(op.key, new Fate(op));
  }

  /** Its author was told that it is saved. */
  public void saved(PendingOp op) {
    Fate fate = end(op, "saved");
    fate.client = op.client;
    fate.n = op.n;
    saved++;
  }

  /** Its author was told that it is not. */
  public void refused(PendingOp op, String code) {
    end(op, code);
    refused++;
  }

  private Fate end(PendingOp op, String end) {
    Fate fate = fates.get(op.key);
    boolean lost = lossy && "saved".equals(fate.end);
    if (fate.end != null && !fate.end.equals(end) && !lost)
      throw new AssertionError(op.json + " was " + fate.end + " and is " + end);
    fate.end = end;
    return fate;
  }

  /** How many were made. */
  public int size() {
    return fates.size();
  }

  /** How many ended saved. */
  public int saved() {
    return saved;
  }

  /** How many ended refused. */
  public int refused() {
    return refused;
  }

  /** All, by the key of the op. */
  public Map<String, Fate> fates() {
    return fates;
  }
}
