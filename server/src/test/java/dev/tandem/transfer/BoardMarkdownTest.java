package dev.tandem.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.backlog.AssignStory;
import dev.tandem.domain.backlog.BlockStory;
import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.LinkStory;
import dev.tandem.domain.backlog.SetStoryPoints;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.objective.AddKeyResult;
import dev.tandem.domain.objective.CreateObjective;
import dev.tandem.domain.roadmap.CreateInitiative;
import dev.tandem.domain.roadmap.CreateLane;
import dev.tandem.domain.roadmap.CreateMilestone;
import dev.tandem.domain.roadmap.Horizon;
import dev.tandem.domain.roadmap.MoveInitiative;
import dev.tandem.domain.roadmap.SetInitiativeTarget;
import dev.tandem.domain.roadmap.SetVision;
import dev.tandem.domain.sprint.CreateSprint;
import dev.tandem.domain.sprint.PlanStory;
import dev.tandem.domain.sprint.SetSprintGoal;
import dev.tandem.domain.sprint.Sprint;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The roadmap and the sprint as pages that are sent round. */
class BoardMarkdownTest {
  private static final EntityId ID = EntityId.of("b");
  private static final EntityId ANA = EntityId.of("m-ana");
  private static final EntityId STORY = EntityId.of("s1");
  private static final EntityId SPRINT = EntityId.of("sprint");

  private Board board = Board.empty(ID)
      .evolve(
          1,
          Outcome.put(
              BoardInfo.named(ID, "Payments", "PAY"), new Member(ANA, "Ana", List.of(Hat.OWNER))));

  @BeforeEach
  void aPlan() {
    EntityId initiative = EntityId.of("i1");
    EntityId objective = EntityId.of("o1");
    run(new SetVision(ID, Optional.of("Money moves\nat once.")));
    run(new CreateObjective(objective, "Faster *money*", Optional.empty()));
    run(new AddKeyResult(
        EntityId.of("k1"),
        objective,
        "Hours to refund",
        new BigDecimal(48),
        new BigDecimal(1),
        Optional.of("h"),
        Optional.empty()));
    run(new CreateLane(EntityId.of("l1"), "Refunds", Optional.empty()));
    run(new CreateInitiative(initiative, "Instant refunds", EntityId.of("l1"), Optional.empty()));
    run(new MoveInitiative(initiative, EntityId.of("l1"), Horizon.NOW, Optional.empty()));
    run(new SetInitiativeTarget(initiative, Optional.of("2026-03-01")));
    run(new CreateMilestone(EntityId.of("x1"), "Trade fair", "2026-04-15"));
    run(new CreateStory(STORY, "Refund | card", Optional.empty()));
    run(new SetStoryPoints(STORY, Optional.of(new BigDecimal("2.50"))));
    run(new LinkStory(STORY, Optional.of(initiative)));
    run(new AssignStory(STORY, ANA, true));
    run(new CreateSprint(SPRINT, "Sprint 8", "2026-01-05", "2026-01-16"));
    run(new SetSprintGoal(SPRINT, Optional.of("Refunds end to end")));
    run(new PlanStory(STORY, Optional.of(SPRINT)));
    run(new BlockStory(STORY, "No key yet", Optional.empty()));
  }

  @Test
  void theRoadmapReadsFromWhyToWhen() {
    assertThat(BoardMarkdown.roadmap(board)).isEqualTo("""
            # Payments: roadmap

            Money moves at once.

            ## Objectives

            - **Faster \\*money\\***
              - Hours to refund: 48 h (from 48 to 1)

            ## Now

            - **Instant refunds**: target 1 March 2026, 0 of 1 story done

            ## Milestones

            - Trade fair: 15 April 2026
            """);
  }

  @Test
  void theSprintIsATable() {
    Sprint sprint = BoardMarkdown.current(board).orElseThrow();
    assertThat(BoardMarkdown.sprint(board, sprint)).isEqualTo("""
            # Payments: Sprint 8

            5 January 2026 to 16 January 2026

            **Goal:** Refunds end to end

            1 story, 2.5 points, 0 points done

            | Story | Points | Who | State |
            | --- | --- | --- | --- |
            | PAY-1 Refund \\| card | 2.5 | Ana | blocked: No key yet |
            """);
  }

  @Test
  void anEmptyBoardIsAHeading() {
    Board empty = Board.empty(ID).evolve(1, Outcome.put(BoardInfo.named(ID, "Payments", "PAY")));
    assertThat(BoardMarkdown.roadmap(empty)).isEqualTo("# Payments: roadmap\n");
    assertThat(BoardMarkdown.current(empty)).isEmpty();
  }

  private void run(Op op) {
    OpContext context = new OpContext(ANA, EnumSet.of(Hat.OWNER), 5, Limits.DEFAULT);
    Outcome outcome = board.decide(op, context, Optional.empty());
    assertThat(outcome).isInstanceOf(Outcome.Changed.class);
    board = board.evolve(board.version() + 1, (Outcome.Changed) outcome);
  }
}
