package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.roadmap.Initiative;
import java.util.Optional;

/** Says which initiative an epic is for; absent: none. */
public record LinkEpic(EntityId id, Optional<EntityId> initiative) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Epic epic = board.require(id, Epic.class, "id");
    initiative.ifPresent(link -> board.require(link, Initiative.class, "initiative"));
    return Outcome.put(epic.linked(initiative));
  }
}
