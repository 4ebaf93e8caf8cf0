package dev.tandem.domain.roadmap;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Arrays;
import java.util.List;

/** Removes a lane that holds no initiative. */
public record RemoveLane(EntityId id) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Lane.class, "id");
    boolean used = Arrays.stream(Horizon.values())
        .anyMatch(
            horizon -> board.inOrder(Initiative.cell(id, horizon)).findAny().isPresent());
    if (used) {
      return Outcome.refuse(
          INVALID, "id", "Initiatives are in this lane. Move or remove them first.");
    }
    return Outcome.remove(List.of(id));
  }
}
