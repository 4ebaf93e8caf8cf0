package dev.tandem.domain.retro;

import static dev.tandem.domain.board.RefusalCode.INVALID;
import static dev.tandem.domain.board.RefusalCode.LIMIT;
import static dev.tandem.domain.board.RefusalCode.NO_RIGHT;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Veiled;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody wrote down in a session. Its text is nobody else's before it is shown.
 *
 * @param phase the phase it was written in
 * @param text absent: not yours to see
 * @param column one of the {@link NoteColumns} of the session
 * @param group what it was gathered into
 * @param shown true once it is for all to see
 */
public record Note(
    EntityId id,
    EntityId session,
    Optional<EntityId> phase,
    EntityId member,
    long at,
    Optional<String> text,
    Optional<String> column,
    Optional<EntityId> group,
    boolean shown)
    implements Veiled, Standing, Restorable {
  private static final int MOST = 500;
  private static final int MOST_EACH = 100;

  /** The order of a session's notes. */
  public static String order(EntityId session) {
    return "notes/" + session;
  }

  /** The notes of a session, oldest first. */
  public static Stream<Note> of(Board board, EntityId session) {
    return board.inOrder(order(session)).map(Note.class::cast);
  }

  /** Refuses LIMIT when a session has as many notes as there may be, in all or of one member. */
  static void requireRoom(Board board, EntityId session, EntityId member) {
    List<Note> all = of(board, session).toList();
    if (all.size() >= MOST) {
      throw new Refusal(LIMIT, "session", "A session holds " + MOST + " notes at most.");
    }
    if (all.stream().filter(note -> note.member.equals(member)).count() >= MOST_EACH) {
      throw new Refusal(
          LIMIT, "session", "Nobody writes more than " + MOST_EACH + " notes in a session.");
    }
  }

  /** A note of the author; refuses NO_RIGHT for one of somebody else. */
  static Note requireOwn(Board board, OpContext context, EntityId id) {
    Note note = board.require(id, Note.class, "id");
    if (note.member.equals(context.member())) return note;
    throw new Refusal(NO_RIGHT, "id", "Only who wrote a note may change it.");
  }

  /** A note that all can see; refuses INVALID for one that is still private. */
  static Note requireShown(Board board, EntityId id, String field) {
    Note note = board.require(id, Note.class, field);
    if (note.shown) return note;
    throw new Refusal(INVALID, field, "This note is still private. Show the notes first.");
  }

  /** The group that nobody is in any more when this note leaves it. */
  Optional<EntityId> left(Board board) {
    return group.filter(mine ->
        of(board, session).noneMatch(note -> !note.id.equals(id) && note.group.equals(group)));
  }

  /** In other words. */
  Note worded(String text) {
    return EntityShape.with(this, "text", Optional.of(text));
  }

  /** In a group, or in none; the group it leaves goes when it was the last. */
  Outcome.Changed gathered(Board board, Optional<EntityId> into, Optional<String> column) {
    Note moved = EntityShape.with(EntityShape.with(this, "group", into), "column", column);
    Optional<EntityId> empty = into.equals(group) ? Optional.empty() : left(board);
    Outcome.Changed others = empty.map(board::removing).orElseGet(Outcome::nothing);
    return Outcome.putAndRemove(
        Stream.concat(
                others.put().stream().filter(other -> !other.id().equals(id)), Stream.of(moved))
            .toList(),
        others.remove());
  }

  /** For all to see. */
  Note revealed() {
    return EntityShape.with(this, "shown", true);
  }

  @Override
  public EntityId owner() {
    return member;
  }

  @Override
  public Set<String> veiled() {
    return shown ? Set.of() : Set.of("text");
  }

  @Override
  public String scope() {
    return order(session);
  }

  @Override
  public String rank() {
    return Standing.byTime(at, id);
  }

  @Override
  public Right madeWith() {
    return Right.CONTRIBUTE;
  }

  /** Only its author brings it back, in its group if that is still there. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    if (!member.equals(context.member())) {
      throw new Refusal(NO_RIGHT, "id", "Only who wrote a note may bring it back.");
    }
    board.requireRoom(Note.class, context.limits().entities());
    requireRoom(board, session, member);
    return Outcome.put(board.withoutLostLinks(this));
  }
}
