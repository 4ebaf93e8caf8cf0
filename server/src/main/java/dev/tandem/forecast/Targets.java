package dev.tandem.forecast;

import dev.tandem.domain.backlog.Epic;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.release.Release;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.roadmap.Milestone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a story counts for: its initiative or else that of its epic, its release, and each milestone whose day one of these two is to be done by.
 */
final class Targets {
  private final Board board;
  private final List<Milestone> milestones;
  private final Map<EntityId, List<EntityId>> known = new HashMap<>();

  private Targets(Board board) {
    this.board = board;
    milestones = board.count(Milestone.class) == 0
        ? List.of()
        : board.all(Milestone.class).toList();
  }

  static Targets of(Board board) {
    return new Targets(board);
  }

  /** The ids of all that is not done before this story is. */
  Set<EntityId> of(Story story) {
    Set<EntityId> ids = new LinkedHashSet<>();
    story
        .initiative()
        .or(() ->
            story.epic().flatMap(epic -> board.find(epic, Epic.class)).flatMap(Epic::initiative))
        .ifPresent(id -> ids.addAll(with(id)));
    story.release().ifPresent(id -> ids.addAll(with(id)));
    return ids;
  }

  /** An initiative or release and the milestones it is due by; nothing when it is gone. */
  private List<EntityId> with(EntityId id) {
    return known.computeIfAbsent(id, fresh -> {
      Optional<String> target = board
          .find(id, Initiative.class)
          .flatMap(Initiative::target)
          .or(() -> board.find(id, Release.class).flatMap(Release::target));
      List<EntityId> ids = new ArrayList<>();
      if (board.find(id).isPresent()) ids.add(id);
      for (Milestone milestone : milestones) {
        if (target.filter(day -> day.compareTo(milestone.day()) <= 0).isPresent())
          ids.add(milestone.id());
      }
      return ids;
    });
  }
}
