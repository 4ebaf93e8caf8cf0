package dev.tandem.forecast;

import dev.tandem.domain.backlog.Epic;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.release.Release;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.roadmap.Milestone;
import dev.tandem.domain.sprint.PastSprint;
import dev.tandem.domain.sprint.Sprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How two boards differ in what a forecast looks at. Buckets that are the same object are not looked into. */
final class Difference {
  private static final Set<Class<?>> LOOKED_AT = Set.of(
      Story.class,
      Epic.class,
      Sprint.class,
      PastSprint.class,
      Initiative.class,
      Release.class,
      Milestone.class);

  private final List<Story> moved = new ArrayList<>();
  private boolean stories;
  private boolean others;

  private Difference(Board before, Board after) {
    for (int i = 0; i < Board.BUCKETS; i++) {
      Map<EntityId, BoardEntry> then = before.bucket(i);
      Map<EntityId, BoardEntry> now = after.bucket(i);
      if (then == now) continue;
      now.forEach((id, entry) -> look(then.get(id), entry));
      // Another board altogether: entities may even be missing.
      if (now.size() < then.size()) others = true;
    }
  }

  static Difference between(Board before, Board after) {
    return new Difference(before, after);
  }

  private void look(BoardEntry then, BoardEntry now) {
    if (then == now || !LOOKED_AT.contains(now.entity().getClass())) return;
    if (!(now.entity() instanceof Story is)) others = true;
    else if (then == null
        || then.present() != now.present()
        || !(then.entity() instanceof Story was)
        || !kept(was).equals(kept(is))) stories = true;
    else if (!was.rank().equals(is.rank()) || !was.sprint().equals(is.sprint())) moved.add(is);
  }

  /** What a forecast looks at in a story beside its place and its sprint: most edits change something else. */
  private static List<Object> kept(Story story) {
    return List.of(
        story.points(),
        story.needs(),
        story.epic(),
        story.initiative(),
        story.release(),
        story.doneAt(),
        story.acceptedIn(),
        story.review());
  }

  /** A forecast of the one is the forecast of the other. */
  boolean isNone() {
    return isOfPlaces() && moved.isEmpty();
  }

  /** At most stories came to another place of the order, or into another sprint. */
  boolean isOfPlaces() {
    return !stories && !others;
  }

  /** Nothing but stories differs. */
  boolean isOfStories() {
    return !others;
  }

  /** The stories, as they are now, of which no more is other than their place or sprint. */
  List<Story> moved() {
    return moved;
  }
}
