package dev.tandem.domain.release;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Says on which day a release went out; absent: it is not out. */
public record ShipRelease(EntityId id, Optional<String> day) implements ReleaseOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Release release = board.require(id, Release.class, "id");
    return Outcome.put(EntityShape.with(release, "shipped", Values.day("day", day)));
  }
}
