package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Adds a key result to an objective right after another one of it; after nothing means first. It starts at its baseline. */
public record AddKeyResult(
    EntityId id,
    EntityId objective,
    String title,
    BigDecimal baseline,
    BigDecimal target,
    Optional<String> unit,
    Optional<EntityId> after)
    implements ObjectiveOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(KeyResult.class, context.limits().entities());
    board.require(objective, Objective.class, "objective");
    Values.title("title", title, context);
    BigDecimal start = Values.figure("baseline", baseline);
    BigDecimal goal = Values.figure("target", target);
    unit.ifPresent(text -> Values.label("unit", text));
    return board
        .place(KeyResult.order(objective), after, id)
        .put(new KeyResult(
            id, objective, title, start, goal, start, unit, Optional.empty(), List.of(), ""));
  }
}
