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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the stories that are left count for: each its initiative or else that of its epic, its release, and each milestone whose day one of these two is to be done by.
 * Targets are counted from 0, stories as in {@link Work}.
 */
final class Targets {
  private static final int[] NONE = {};

  private final Board board;
  private final List<Milestone> milestones;
  private final Map<EntityId, int[]> known = new HashMap<>();
  private final Map<EntityId, Integer> numbers = new HashMap<>();
  private final List<EntityId> ids = new ArrayList<>();
  private final int[][] of;

  private Targets(Board board, Work work) {
    this.board = board;
    milestones = board.count(Milestone.class) == 0
        ? List.of()
        : board.all(Milestone.class).toList();
    of = new int[work.size()][];
    for (int story = 0; story < of.length; story++) of[story] = of(work.story(story));
  }

  static Targets of(Board board, Work work) {
    return new Targets(board, work);
  }

  /** The ids of all targets. */
  List<EntityId> ids() {
    return ids;
  }

  /** The targets that are not done before a story is, each once. */
  int[] of(int story) {
    return of[story];
  }

  private int[] of(Story story) {
    int[] initiative = story
        .initiative()
        .or(() ->
            story.epic().flatMap(epic -> board.find(epic, Epic.class)).flatMap(Epic::initiative))
        .map(this::with)
        .orElse(NONE);
    int[] release = story.release().map(this::with).orElse(NONE);
    if (release.length == 0) return initiative;
    if (initiative.length == 0) return release;
    return IntStream.concat(IntStream.of(initiative), IntStream.of(release))
        .distinct()
        .toArray();
  }

  /** An initiative or release and the milestones it is due by; nothing when it is gone. */
  private int[] with(EntityId id) {
    return known.computeIfAbsent(id, fresh -> {
      Optional<String> target = board
          .find(id, Initiative.class)
          .flatMap(Initiative::target)
          .or(() -> board.find(id, Release.class).flatMap(Release::target));
      IntStream.Builder all = IntStream.builder();
      if (board.find(id).isPresent()) all.add(number(id));
      for (Milestone milestone : milestones) {
        if (target.filter(day -> day.compareTo(milestone.day()) <= 0).isPresent())
          all.add(number(milestone.id()));
      }
      return all.build().toArray();
    });
  }

  private int number(EntityId id) {
    return numbers.computeIfAbsent(id, fresh -> {
      ids.add(fresh);
      return ids.size() - 1;
    });
  }
}
