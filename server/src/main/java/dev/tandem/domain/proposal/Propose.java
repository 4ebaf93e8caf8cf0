package dev.tandem.domain.proposal;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;
import java.util.Set;

/** Wishes for an op. It must be one that could be done now by who holds its right. */
public record Propose(EntityId id, Op op) implements ProposalOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Proposal.class, context.limits().entities());
    // An owner who is nobody in particular, so that an op allowed for one's own things only is not
    // taken for one's own.
    OpContext owner = new OpContext(board.id(), Set.of(Hat.OWNER), context.now(), context.limits());
    if (op instanceof ProposalOp || op.requires(board, owner) == Right.MANAGE) {
      return Outcome.refuse(INVALID, "op", "This cannot be proposed. Ask the owner of the board.");
    }
    if (op.id().equals(id)) {
      return Outcome.refuse(INVALID, "op", "The proposal has the id of what it is about.");
    }
    if (board.decide(op, owner, Optional.empty()) instanceof Outcome.Refused refused) {
      return Outcome.refuse(refused.code(), "op", refused.text());
    }
    return Outcome.put(Proposal.open(id, context.member(), context.now(), op));
  }
}
