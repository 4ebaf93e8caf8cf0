package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Right;

/** What may be done to the roadmap alone, by who holds it. */
public sealed interface RoadmapOp extends Op
    permits CreateLane,
        SetLaneTitle,
        MoveLane,
        RemoveLane,
        CreateInitiative,
        MoveInitiative,
        SetInitiativeTitle,
        SetVision,
        SetInitiativeOutcome,
        SetInitiativeStage,
        SetInitiativeStart,
        SetInitiativeTarget,
        SetInitiativeOwner,
        SetInitiativeBudget,
        SetInitiativeObjective,
        NeedInitiative,
        SetInitiativeExpected,
        SetInitiativeCheckDay,
        CheckInitiative,
        AddEvidence,
        SetEvidenceStrength,
        RemoveEvidence,
        CreateMilestone,
        SetMilestoneTitle,
        SetMilestoneDay,
        RemoveMilestone {
  @Override
  default Right requires(Board board, OpContext context) {
    return Right.ROADMAP;
  }
}
