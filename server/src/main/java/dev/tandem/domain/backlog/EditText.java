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
 * @param base the version of the text it was made on, 0: there is none yet; STALE when the text went on since
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
    if (base < text.version()) {
      return Outcome.refuse(STALE, "base", "Somebody edited this text meanwhile.");
    }
    if (!delta.fits(text.value().length())) {
      return Outcome.refuse(INVALID, "delta", "The edit does not fit the text.");
    }
    String value =
        Values.text("delta", delta.apply(text.value()), context.limits().text());
    Text after = new Text(id, value, text.version() + 1);
    TextEdit edit = new TextEdit(id, after.version(), delta);
    return Outcome.edited(begins ? List.of(text, after) : List.of(after), edit);
  }
}
