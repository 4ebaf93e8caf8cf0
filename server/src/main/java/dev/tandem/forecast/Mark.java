package dev.tandem.forecast;

import dev.tandem.domain.board.EntityId;
import java.util.Optional;

/**
 * When something is expected to be done.
 *
 * @param id an initiative, a release or a milestone
 * @param p50 last day of the sprint by which it is done with even chances, {@code YYYY-MM-DD}; absent with {@code p85}:
 *     nothing is left to do in it
 * @param p85 the same with a chance of 85%; absent: not within ten years and more
 * @param p50Sprint number of that sprint from now, 1 for the running one
 * @param p85Sprint the same for {@code p85}
 * @param was where the mark stood before it moved
 * @param cause what moved it, in words
 * @param note what is to be known of it: no history yet
 */
public record Mark(
    EntityId id,
    Optional<String> p50,
    Optional<String> p85,
    Optional<Long> p50Sprint,
    Optional<Long> p85Sprint,
    Optional<Was> was,
    Optional<String> cause,
    Optional<String> note) {
  /** Where a mark stood. */
  public record Was(Optional<String> p50, Optional<String> p85) {}

  /** A mark of something in which nothing is left to do. */
  static Mark none(EntityId id) {
    return new Mark(
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same mark, moved from another place for a reason. */
  Mark from(Mark before, String why) {
    return new Mark(
        id,
        p50,
        p85,
        p50Sprint,
        p85Sprint,
        Optional.of(new Was(before.p50, before.p85)),
        Optional.of(why),
        note);
  }

  /** The same mark, not on its way any more. */
  public Mark settled() {
    return new Mark(id, p50, p85, p50Sprint, p85Sprint, Optional.empty(), cause, note);
  }

  /** Whether it stands where another stands. */
  boolean standsLike(Mark other) {
    return p50.equals(other.p50) && p85.equals(other.p85) && note.equals(other.note);
  }
}
