package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;

/** Removes a comment. Who wrote it may do so, and who manages the board. */
public record RemoveComment(EntityId id) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    boolean own = board
        .find(id, Comment.class)
        .filter(comment -> comment.member().equals(context.member()))
        .isPresent();
    return own ? Right.CONTRIBUTE : Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Comment.class, "id");
    return Outcome.remove(List.of(id));
  }
}
