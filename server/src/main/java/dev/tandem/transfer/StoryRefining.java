package dev.tandem.transfer;

import dev.tandem.domain.backlog.BlockStory;
import dev.tandem.domain.backlog.CheckGate;
import dev.tandem.domain.backlog.GateKind;
import dev.tandem.domain.backlog.NeedStory;
import dev.tandem.domain.backlog.OverrideGate;
import dev.tandem.domain.backlog.ReleaseStory;
import dev.tandem.domain.backlog.SetStoryAsA;
import dev.tandem.domain.backlog.SetStoryEpic;
import dev.tandem.domain.backlog.SetStoryIWant;
import dev.tandem.domain.backlog.SetStorySoThat;
import dev.tandem.domain.backlog.SetStoryType;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The ops that give an imported story what it had beyond title and points. Links to what is not there are left out. */
final class StoryRefining {
  private final UnaryOperator<EntityId> now;
  private final Predicate<EntityId> there;
  /** Stories that name one that is yet to come, by the id of that in the file. */
  private final Map<EntityId, List<Op>> waiting = new HashMap<>();

  /**
   * A refining of one import.
   *
   * @param now the id a thing of the file gets on the board
   * @param there whether a thing of the file is on the board by now
   */
  StoryRefining(UnaryOperator<EntityId> now, Predicate<EntityId> there) {
    this.now = now;
    this.there = there;
  }

  /** The ops for a story that is made as {@code id}; and for those before it that wait for it. */
  List<Op> of(Story story, EntityId id) {
    List<Op> ops = new ArrayList<>();
    story.type().ifPresent(type -> ops.add(new SetStoryType(id, Optional.of(type))));
    story.asA().ifPresent(text -> ops.add(new SetStoryAsA(id, Optional.of(text))));
    story.iWant().ifPresent(text -> ops.add(new SetStoryIWant(id, Optional.of(text))));
    story.soThat().ifPresent(text -> ops.add(new SetStorySoThat(id, Optional.of(text))));
    known(story.epic()).ifPresent(epic -> ops.add(new SetStoryEpic(id, Optional.of(epic))));
    known(story.release())
        .ifPresent(release -> ops.add(new ReleaseStory(id, Optional.of(release))));
    Stream.concat(story.ready().stream(), story.doneChecks().stream())
        .filter(there)
        .forEach(gate -> ops.add(new CheckGate(id, now.apply(gate), true)));
    story
        .readyDespite()
        .ifPresent(why -> ops.add(new OverrideGate(id, GateKind.READY, Optional.of(why))));
    story
        .doneDespite()
        .ifPresent(why -> ops.add(new OverrideGate(id, GateKind.DONE, Optional.of(why))));
    story.blocked().ifPresent(why -> {
      ops.add(new BlockStory(id, why, known(story.blockedBy())));
      story
          .blockedBy()
          .filter(by -> !there.test(by))
          .ifPresent(by -> waiting
              .computeIfAbsent(by, none -> new ArrayList<>())
              .add(new BlockStory(id, why, Optional.of(now.apply(by)))));
    });
    for (EntityId needed : story.needs()) {
      Op need = new NeedStory(id, now.apply(needed), true);
      if (there.test(needed)) ops.add(need);
      else waiting.computeIfAbsent(needed, none -> new ArrayList<>()).add(need);
    }
    ops.addAll(waiting.getOrDefault(story.id(), List.of()));
    return ops;
  }

  private Optional<EntityId> known(Optional<EntityId> link) {
    return link.filter(there).map(now);
  }
}
