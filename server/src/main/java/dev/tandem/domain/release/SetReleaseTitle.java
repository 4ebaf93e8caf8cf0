package dev.tandem.domain.release;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;

/** Names a release. */
public record SetReleaseTitle(EntityId id, String title) implements ReleaseOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Release release = board.require(id, Release.class, "id");
    return Outcome.put(EntityShape.with(release, "title", Values.title("title", title, context)));
  }
}
