package dev.tandem.domain.proposal;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Says no to a wished op, with a reason of 1 to 2,000 characters. Who wished may do so, too. */
public record DeclineProposal(EntityId id, String reason) implements ProposalOp {
  @Override
  public Right requires(Board board, OpContext context) {
    boolean own = board
        .find(id, Proposal.class)
        .filter(proposal -> proposal.member().equals(context.member()))
        .isPresent();
    return own ? Right.CONTRIBUTE : Proposal.deciding(board, context, id);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Proposal proposal = Proposal.requireOpen(board, id);
    Values.statement("reason", Optional.of(reason));
    return Outcome.put(proposal.declined(context.member(), reason));
  }
}
