package dev.tandem.domain.proposal;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/**
 * An op somebody wishes for.
 *
 * @param member who wishes
 * @param at when, ms since 1970
 * @param op the wish
 * @param state what became of it; decided once
 * @param decider who decided
 * @param reason why it was declined
 */
public record Proposal(
    EntityId id,
    EntityId member,
    long at,
    Op op,
    ProposalState state,
    Optional<EntityId> decider,
    Optional<String> reason)
    implements Entity {
  /** A new wish. */
  public static Proposal open(EntityId id, EntityId member, long at, Op op) {
    return new Proposal(id, member, at, op, ProposalState.OPEN, Optional.empty(), Optional.empty());
  }

  /** The same proposal, accepted. */
  public Proposal accepted(EntityId decider) {
    return new Proposal(
        id, member, at, op, ProposalState.ACCEPTED, Optional.of(decider), Optional.empty());
  }

  /** The same proposal, declined for a reason. */
  public Proposal declined(EntityId decider, String reason) {
    return new Proposal(
        id, member, at, op, ProposalState.DECLINED, Optional.of(decider), Optional.of(reason));
  }

  /** The proposal an op decides; refuses GONE, and INVALID when it is decided already. */
  static Proposal requireOpen(Board board, EntityId id) {
    Proposal proposal = board.require(id, Proposal.class, "id");
    if (proposal.state() == ProposalState.OPEN) return proposal;
    throw new Refusal(INVALID, "id", "This proposal is decided already.");
  }

  /** The right that deciding needs: the wished op's. {@link Right#CONTRIBUTE} when there is no such proposal. */
  static Right deciding(Board board, OpContext context, EntityId id) {
    return board
        .find(id, Proposal.class)
        .map(proposal -> proposal.op().requires(board, context))
        .orElse(Right.CONTRIBUTE);
  }
}
