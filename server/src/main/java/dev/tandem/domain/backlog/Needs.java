package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stories need of each other. */
final class Needs {
  private Needs() {}

  /** Whether a story is another one, or needs it through however many. Visits each story once at most. */
  static boolean lead(Board board, EntityId from, EntityId to) {
    Set<EntityId> seen = new HashSet<>();
    Deque<EntityId> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      EntityId next = open.pop();
      if (next.equals(to)) return true;
      if (seen.add(next)) {
        board.find(next, Story.class).ifPresent(story -> open.addAll(story.needs()));
      }
    }
    return false;
  }

  /** The stories that name a story as needed or waited for, without that. Walks all stories. */
  static List<Story> cut(Board board, EntityId gone) {
    return Story.all(board)
        .filter(story -> !story.id().equals(gone))
        .filter(story -> story.needs().contains(gone)
            || story.blockedBy().filter(gone::equals).isPresent())
        .map(story -> story
            .needing(story.needs().stream().filter(id -> !id.equals(gone)).toList())
            .blocked(
                story.blocked(),
                story.blockedBy().filter(id -> !id.equals(gone)),
                story.blockedSince()))
        .toList();
  }
}
