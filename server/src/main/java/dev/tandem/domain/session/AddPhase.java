package dev.tandem.domain.session;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.List;
import java.util.Optional;

/** Adds a phase to the agenda of a session right after another one; after nothing means first. */
public record AddPhase(
    EntityId id,
    EntityId session,
    String title,
    long minutes,
    Optional<List<Activity>> opens,
    Optional<EntityId> after)
    implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Phase.class, context.limits().entities());
    LiveSession.requireLed(board, context, session, "session");
    Values.title("title", title, context);
    Phase made = new Phase(
        id,
        session,
        title,
        Phase.minutes("minutes", minutes),
        opens.orElse(List.of()).stream().distinct().toList(),
        "");
    return board.place(made.scope(), after, id).put(made);
  }
}
