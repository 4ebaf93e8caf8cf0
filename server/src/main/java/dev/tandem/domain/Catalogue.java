package dev.tandem.domain;

import dev.tandem.domain.backlog.BacklogOp;
import dev.tandem.domain.backlog.Comment;
import dev.tandem.domain.backlog.Criterion;
import dev.tandem.domain.backlog.Epic;
import dev.tandem.domain.backlog.Gate;
import dev.tandem.domain.backlog.Question;
import dev.tandem.domain.backlog.SavedFilter;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.backlog.Task;
import dev.tandem.domain.backlog.Text;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.handoff.Handoff;
import dev.tandem.domain.handoff.HandoffOp;
import dev.tandem.domain.ideas.Idea;
import dev.tandem.domain.ideas.IdeaLink;
import dev.tandem.domain.ideas.IdeasOp;
import dev.tandem.domain.members.MembersOp;
import dev.tandem.domain.objective.KeyResult;
import dev.tandem.domain.objective.Objective;
import dev.tandem.domain.objective.ObjectiveOp;
import dev.tandem.domain.proposal.Proposal;
import dev.tandem.domain.proposal.ProposalOp;
import dev.tandem.domain.release.Release;
import dev.tandem.domain.release.ReleaseCheck;
import dev.tandem.domain.release.ReleaseOp;
import dev.tandem.domain.restore.RestoreOp;
import dev.tandem.domain.retro.Action;
import dev.tandem.domain.retro.Ballot;
import dev.tandem.domain.retro.CheckIn;
import dev.tandem.domain.retro.Decision;
import dev.tandem.domain.retro.DotVote;
import dev.tandem.domain.retro.Note;
import dev.tandem.domain.retro.NoteColumns;
import dev.tandem.domain.retro.NoteGroup;
import dev.tandem.domain.retro.RetroOp;
import dev.tandem.domain.retro.RomanPoll;
import dev.tandem.domain.retro.RomanVote;
import dev.tandem.domain.roadmap.Evidence;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.roadmap.Lane;
import dev.tandem.domain.roadmap.Milestone;
import dev.tandem.domain.roadmap.RoadmapOp;
import dev.tandem.domain.scoring.Score;
import dev.tandem.domain.scoring.Scoring;
import dev.tandem.domain.scoring.ScoringOp;
import dev.tandem.domain.session.LiveSession;
import dev.tandem.domain.session.Phase;
import dev.tandem.domain.session.Round;
import dev.tandem.domain.session.SessionOp;
import dev.tandem.domain.session.Vote;
import dev.tandem.domain.sprint.Availability;
import dev.tandem.domain.sprint.Baseline;
import dev.tandem.domain.sprint.Column;
import dev.tandem.domain.sprint.PastSprint;
import dev.tandem.domain.sprint.Sprint;
import dev.tandem.domain.sprint.SprintOp;
import dev.tandem.domain.wall.Screen;
import dev.tandem.domain.wall.WallOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All ops and entities there are: one row per feature. The codec, the generated types and the API read it. */
public final class Catalogue {
  /**
   * One feature.
   *
   * @param name its folder in both languages
   * @param ops the sealed interface of its ops
   * @param entities its entity records
   */
  public record Feature(
      String name, Class<? extends Op> ops, List<Class<? extends Entity>> entities) {}

  /** Every feature, left ones know nothing of right ones. */
  public static final List<Feature> FEATURES = List.of(
      new Feature("objective", ObjectiveOp.class, List.of(Objective.class, KeyResult.class)),
      new Feature(
          "roadmap",
          RoadmapOp.class,
          List.of(Lane.class, Initiative.class, Evidence.class, Milestone.class)),
      new Feature("release", ReleaseOp.class, List.of(Release.class, ReleaseCheck.class)),
      new Feature(
          "backlog",
          BacklogOp.class,
          List.of(
              Story.class,
              Criterion.class,
              Text.class,
              Epic.class,
              Task.class,
              Question.class,
              Comment.class,
              Gate.class,
              SavedFilter.class)),
      new Feature("ideas", IdeasOp.class, List.of(Idea.class, IdeaLink.class)),
      new Feature("scoring", ScoringOp.class, List.of(Scoring.class, Score.class)),
      new Feature("handoff", HandoffOp.class, List.of(Handoff.class)),
      new Feature(
          "sprint",
          SprintOp.class,
          List.of(
              Sprint.class, PastSprint.class, Availability.class, Baseline.class, Column.class)),
      new Feature(
          "session",
          SessionOp.class,
          List.of(LiveSession.class, Phase.class, Round.class, Vote.class)),
      new Feature(
          "retro",
          RetroOp.class,
          List.of(
              Note.class,
              NoteColumns.class,
              NoteGroup.class,
              DotVote.class,
              Ballot.class,
              RomanPoll.class,
              RomanVote.class,
              CheckIn.class,
              Action.class,
              Decision.class)),
      new Feature("members", MembersOp.class, List.of(BoardInfo.class, Member.class)),
      new Feature("proposal", ProposalOp.class, List.of(Proposal.class)),
      new Feature("restore", RestoreOp.class, List.of()),
      new Feature("wall", WallOp.class, List.of(Screen.class)));

  private static final Map<String, Class<? extends Op>> OPS = byWireName(ops());
  private static final Map<String, Class<? extends Entity>> ENTITIES = entities().stream()
      .collect(Collectors.toMap(type -> EntityShape.of(type).kind(), Function.identity()));

  private Catalogue() {}

  /** Every op's record. */
  @SuppressWarnings("unchecked")
  public static List<Class<? extends Op>> ops() {
    List<Class<? extends Op>> ops = new ArrayList<>();
    for (Feature feature : FEATURES) {
      for (Class<?> op : feature.ops().getPermittedSubclasses()) ops.add((Class<? extends Op>) op);
    }
    return ops;
  }

  /** Every entity's record. */
  public static List<Class<? extends Entity>> entities() {
    return FEATURES.stream().flatMap(feature -> feature.entities().stream()).toList();
  }

  /** The op of a wire name, null when there is none. */
  public static Class<? extends Op> op(String type) {
    return OPS.get(type);
  }

  /** The entity of a wire kind, null when there is none. */
  public static Class<? extends Entity> entity(String kind) {
    return ENTITIES.get(kind);
  }

  private static <T> Map<String, Class<? extends T>> byWireName(List<Class<? extends T>> types) {
    return types.stream().collect(Collectors.toMap(EntityShape::wireName, Function.identity()));
  }
}
