package dev.tandem.domain.retro;

import static dev.tandem.domain.board.RefusalCode.INVALID;
import static dev.tandem.domain.board.RefusalCode.LIMIT;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.ideas.Idea;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.session.Activity;
import dev.tandem.domain.session.LiveSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Says how many of the own dots lie on something: a note that all can see or a group of the session, or an initiative, an
 * idea or a story. The budget is what all of them together may be.
 */
public record SetDots(EntityId id, EntityId on, long dots) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    DotVote vote = board.require(id, DotVote.class, "id");
    LiveSession.requireRunning(board, vote.session(), "id").requireOpen(board, Activity.DOTS);
    if (vote.shown()) {
      return Outcome.refuse(INVALID, "id", "The dots are shown already. Start another vote.");
    }
    requireSubject(board, vote);
    if (dots < 0 || dots > vote.budget()) {
      return Outcome.refuse(INVALID, "dots", "There are 0 to " + vote.budget() + " dots to place.");
    }
    EntityId ballot = Ballot.id(id, context.member());
    List<EntityId> placed =
        new ArrayList<>(board.find(ballot, Ballot.class).map(Ballot::on).orElse(List.of()));
    placed.removeIf(on::equals);
    if (placed.size() + dots > vote.budget()) {
      return Outcome.refuse(
          LIMIT, "dots", "You have " + vote.budget() + " dots. Take one back first.");
    }
    placed.addAll(Collections.nCopies((int) dots, on));
    return Outcome.put(
        new Ballot(ballot, id, context.member(), placed.size(), placed, context.now(), false));
  }

  private void requireSubject(Board board, DotVote vote) {
    Entity subject = board.require(on, Entity.class, "on");
    boolean fits = subject instanceof Note note
        ? note.shown() && note.session().equals(vote.session())
        : subject instanceof NoteGroup group
            ? group.session().equals(vote.session())
            : subject instanceof Initiative || subject instanceof Idea || subject instanceof Story;
    if (!fits) throw new Refusal(INVALID, "on", "Dots do not fit here.");
  }
}
