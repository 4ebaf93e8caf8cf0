package dev.tandem.room;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.protocol.SentOp;
import java.util.List;
import java.util.Optional;

/**
 * Ops of one client that were decided in one go, kept as long as the batch they are in is in the ring: should the store
 * lose that batch to another history, they are done again.
 *
 * @param by who did them
 * @param ops in order; what was refused stands there with its refusal
 * @param whole whether the ops themselves are known. They are not when another node decided them: then it is that
 *     node's to do them again, and only if it is gone are they lost
 */
record Redo(Submission by, List<SentOp> ops, boolean whole) {
  static final String LOST = "It was saved, and lost again when the store failed over.";

  /** An op that another node committed, of which only its number is known. */
  static Redo followed(String client, String member, long n) {
    Identity author = new Identity(new EntityId(member), "", false, Optional.empty());
    SentOp lost = SentOp.bad(n, Outcome.refuse(RefusalCode.LOST, "type", LOST));
    return new Redo(
        new Submission(author, false, client, List.of(lost), false, true), List.of(lost), false);
  }

  /**
   * What is to be submitted once more.
   *
   * @param version where the histories part: an undo does not hold over what was changed after it
   */
  Submission again(long version) {
    List<SentOp> safe = ops.stream()
        .map(op ->
            new SentOp(op.n(), op.op(), op.bad(), op.decidedOn().map(on -> Math.min(on, version))))
        .toList();
    return new Submission(
        by.author(), by.asOwner(), by.client(), safe, by.together() && safe.size() > 1, true);
  }
}
