package dev.tandem.domain.session;

import static dev.tandem.domain.board.RefusalCode.INVALID;
import static dev.tandem.domain.board.RefusalCode.NO_RIGHT;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A round of planning poker on a story (product.md, L2).
 *
 * @param session the session it belongs to
 * @param scale what may be voted, in order
 * @param voters who is asked
 * @param agreed what the team agreed on
 */
public record Round(
    EntityId id,
    EntityId story,
    Optional<EntityId> session,
    List<String> scale,
    List<EntityId> voters,
    RoundState state,
    EntityId leader,
    long openedAt,
    Optional<Long> revealedAt,
    Optional<BigDecimal> agreed)
    implements Entity {
  private static final int MOST_VOTERS = 100;

  public Round {
    scale = List.copyOf(scale);
    voters = List.copyOf(voters);
  }

  /** A round that may still be voted in; refuses INVALID when its votes are shown. */
  static Round requireVoting(Board board, EntityId id) {
    Round round = board.require(id, Round.class, "id");
    if (round.state() == RoundState.VOTING) return round;
    throw new Refusal(INVALID, "id", "The votes are shown already. Start the round again.");
  }

  /** A round the author may lead: who opened it, who leads its session, or the owner. */
  static Round requireLed(Board board, OpContext context, EntityId id) {
    Round round = board.require(id, Round.class, "id");
    boolean leads = round.leader().equals(context.member())
        || context.hats().contains(Hat.OWNER)
        || round
            .session()
            .flatMap(session -> board.find(session, LiveSession.class))
            .filter(session -> session.isLedBy(context.member()))
            .isPresent();
    if (leads) return round;
    throw new Refusal(NO_RIGHT, "type", "Only who leads this round may do this.");
  }

  /** Members who are to be asked, each once; refuses GONE for a stranger, INVALID when there are none or too many. */
  static List<EntityId> voters(Board board, List<EntityId> named) {
    List<EntityId> voters = named.stream().distinct().toList();
    voters.forEach(member -> board.require(member, Member.class, "voters"));
    if (!voters.isEmpty() && voters.size() <= MOST_VOTERS) return voters;
    throw new Refusal(INVALID, "voters", "A round has 1 to " + MOST_VOTERS + " voters.");
  }

  /** Asking these. */
  Round asking(List<EntityId> members) {
    return EntityShape.with(this, "voters", members);
  }

  /** The vote of a voter, if there is one. */
  Optional<Vote> voteOf(Board board, EntityId member) {
    return board.find(Vote.id(id, member), Vote.class);
  }

  /** All votes, in the order of voters. */
  List<Vote> votes(Board board) {
    return voters.stream().flatMap(voter -> voteOf(board, voter).stream()).toList();
  }

  /** Shown, with these votes: what the board becomes. */
  Outcome.Changed revealed(List<Vote> votes, long now) {
    Round shown = EntityShape.with(
        EntityShape.with(this, "state", RoundState.REVEALED), "revealedAt", Optional.of(now));
    return Outcome.put(shown).and(votes.stream().map(Vote::revealed).toList());
  }

  /** Voting once more, from nothing. */
  Round again(long now) {
    Round open = EntityShape.with(
        EntityShape.with(this, "state", RoundState.VOTING), "revealedAt", Optional.empty());
    return EntityShape.with(EntityShape.with(open, "agreed", Optional.empty()), "openedAt", now);
  }

  /** Agreed on a number. */
  Round agreed(BigDecimal points) {
    return EntityShape.with(
        EntityShape.with(this, "state", RoundState.AGREED), "agreed", Optional.of(points));
  }
}
