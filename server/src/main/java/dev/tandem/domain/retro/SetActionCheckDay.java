package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Says when to look at an action again; absent: no day. */
public record SetActionCheckDay(EntityId id, Optional<String> day) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Action action = board.require(id, Action.class, "id");
    return Outcome.put(EntityShape.with(action, "checkOn", Values.day("day", day)));
  }
}
