package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.roadmap.Initiative;

/** Removes an initiative with its text and evidence; its stories stay, for no initiative. */
public record RemoveInitiative(EntityId id) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ROADMAP;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Initiative.class, "id");
    return board.removing(id);
  }
}
