package dev.tandem.domain.backlog;

import static dev.tandem.domain.board.RefusalCode.INVALID;
import static dev.tandem.domain.board.RefusalCode.STALE;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.TextEdit;
import dev.tandem.domain.board.Values;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.text.TextDelta;
import java.util.List;
import java.util.Optional;

/**
 * Edits the text of a story or an initiative.
 *
 * @param id {@code <owner>.description}
 * @param base the version of the text it was made on, 0: there is none yet. What came since stays: the edit is moved over
 *     it, and of two insertions at one place the earlier one stands first. STALE when too much came since
 * @param delta the edit, for the text at that version
 */
public record EditText(EntityId id, long base, TextDelta delta) implements BacklogOp {
  /** Who may change the owner may change its text; of an owner that is gone, too, so that {@link #decide} says so. */
  @Override
  public Right requires(Board board, OpContext context) {
    boolean initiative = id.owner()
        .flatMap(board::entry)
        .filter(entry -> entry.entity() instanceof Initiative)
        .isPresent();
    return initiative ? Right.ROADMAP : Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    EntityId owner = id.owner()
        .filter(whose -> Text.of(whose).equals(id))
        .orElseThrow(() -> new Refusal(INVALID, "id", "A text is named <id>.description."));
    Entity owned = board.require(owner, Entity.class, "id");
    if (!(owned instanceof Story) && !(owned instanceof Initiative)) {
      return Outcome.refuse(INVALID, "id", "A " + owned.kind() + " has no text.");
    }
    Optional<Text> there = board.find(id, Text.class);
    if (there.isEmpty()) board.requireRoom(Text.class, context.limits().entities());
    return edit(there.orElseGet(() -> new Text(id, "", 0)), there.isEmpty(), context);
  }

  private Outcome edit(Text text, boolean begins, OpContext context) {
    if (base < 0 || base > text.version()) {
      return Outcome.refuse(INVALID, "base", "There is no such version of the text.");
    }
    Optional<List<TextDelta>> between = text.since(base);
    if (between.isEmpty()) {
      return Outcome.refuse(STALE, "base", "Too much was written in this text meanwhile.");
    }
    List<TextDelta> others = between.get();
    long length = others.isEmpty() ? text.value().length() : others.get(0).length();
    if (!delta.fits((int) length)) {
      return Outcome.refuse(INVALID, "delta", "The edit does not fit the text.");
    }
    TextDelta now = delta;
    for (TextDelta other : others) now = now.after(other, false);
    Text after = text.edited(now);
    Values.text("delta", after.value(), context.limits().text());
    TextEdit edit = new TextEdit(id, after.version(), now);
    return Outcome.edited(begins ? List.of(text, after) : List.of(after), edit);
  }
}
