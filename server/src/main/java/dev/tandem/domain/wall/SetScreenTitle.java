package dev.tandem.domain.wall;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Names a screen, or takes its name away. */
public record SetScreenTitle(EntityId id, Optional<String> title) implements WallOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Screen screen = board.require(id, Screen.class, "id");
    title.ifPresent(name -> Values.title("title", name, context));
    return Outcome.put(screen.titled(title));
  }
}
