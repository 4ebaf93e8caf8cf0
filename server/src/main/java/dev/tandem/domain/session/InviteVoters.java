package dev.tandem.domain.session;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;

/**
 * Says who is asked in a round that is open: somebody came late, or had to go. When all who are asked now have voted
 * already, the votes are shown.
 */
public record InviteVoters(EntityId id, List<EntityId> voters) implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Round.requireLed(board, context, id);
    Round round = Round.requireVoting(board, id);
    Round asked = round.asking(Round.voters(board, voters));
    // Who left and comes back votes anew: their card was for a room that may have voted since.
    List<Vote> old = asked.votes(board).stream()
        .filter(vote -> vote.cast() && !round.voters().contains(vote.member()))
        .toList();
    List<Vote> cast = asked.votes(board).stream()
        .filter(vote -> vote.cast() && !old.contains(vote))
        .toList();
    return cast.size() == asked.voters().size()
        ? asked.revealed(cast, context.now())
        : Outcome.put(asked).and(old.stream().map(Vote::blank).toList());
  }
}
