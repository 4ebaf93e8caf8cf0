package dev.tandem.domain.session;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Set;

/** Makes another member the facilitator of a session: somebody who may facilitate, or a developer, who then may, too. */
public record HandOver(EntityId id, EntityId member) implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    LiveSession session = LiveSession.requireLed(board, context, id, "id");
    Set<Right> rights =
        board.rights(Set.copyOf(board.require(member, Member.class, "member").hats()));
    if (!rights.contains(Right.FACILITATE) && !rights.contains(Right.WORK)) {
      return Outcome.refuse(INVALID, "member", "Only who works on the board can lead a session.");
    }
    return Outcome.put(session.handedTo(member));
  }
}
