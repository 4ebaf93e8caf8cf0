package dev.tandem.domain.proposal;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/** Does a wished op, in the name of who accepts it. */
public record AcceptProposal(EntityId id) implements ProposalOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Proposal.deciding(board, context, id);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Proposal proposal = Proposal.requireOpen(board, id);
    Outcome outcome = board.decide(proposal.op(), context, Optional.empty());
    if (outcome instanceof Outcome.Changed changed) {
      return changed.and(List.of(proposal.accepted(context.member())));
    }
    Outcome.Refused refused = (Outcome.Refused) outcome;
    return Outcome.refuse(refused.code(), "id", refused.text());
  }
}
