package dev.tandem.room;

import dev.tandem.auth.Identity;
import dev.tandem.protocol.SentOp;
import java.util.List;

/**
 * Ops of one client, in order.
 *
 * @param author who does them
 * @param asOwner done by the server on the author's behalf, with the owner's rights: joining, import, screens
 * @param client id of the tab, 32 hex digits; it belongs to its first author for good
 * @param ops the ops
 * @param together all or none
 * @param patient whether to wait while the store is away; if not, the answer is then a failure
 */
public record Submission(
    Identity author,
    boolean asOwner,
    String client,
    List<SentOp> ops,
    boolean together,
    boolean patient) {
  /** Most ops that can be done together: they must fit in one batch. */
  public static final int TOGETHER = 64;

  public Submission {
    ops = List.copyOf(ops);
  }

  /** Ops of a person. */
  public static Submission of(Identity author, String client, List<SentOp> ops, boolean together) {
    return new Submission(author, false, client, ops, together, false);
  }

  /** Ops the server does on a person's behalf; no rates apply and it waits as long as it takes. */
  public static Submission asOwner(Identity author, String client, List<SentOp> ops) {
    return new Submission(author, true, client, ops, false, true);
  }
}
