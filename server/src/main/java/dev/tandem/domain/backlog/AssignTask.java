package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/** Says who does a task; absent: nobody in particular. */
public record AssignTask(EntityId id, Optional<EntityId> member) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.WORK;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Task task = board.require(id, Task.class, "id");
    member.ifPresent(who -> board.require(who, Member.class, "member"));
    return Outcome.put(task.assigned(member));
  }
}
