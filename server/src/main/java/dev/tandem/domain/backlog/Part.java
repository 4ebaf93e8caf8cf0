package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.board.Restorable;
import java.util.stream.Stream;

/** Something that belongs to a story and goes with it: a criterion, a task, a question, a comment. */
interface Part extends Ranked, Restorable {
  /** The same part of another story, its rank not yet one of there. */
  Part givenTo(EntityId story);

  /** Whether people put it in its place; else it stands by time. */
  default boolean isPlaced() {
    return true;
  }

  /** All parts of a story. */
  static Stream<Ranked> of(Board board, EntityId story) {
    return Stream.of(
            Criterion.order(story), Task.order(story), Question.order(story), Comment.order(story))
        .flatMap(board::inOrder);
  }

  /** A rank by time, the same for nothing else. */
  static String byTime(long at, EntityId id) {
    return String.format("%015d", at) + id;
  }
}
