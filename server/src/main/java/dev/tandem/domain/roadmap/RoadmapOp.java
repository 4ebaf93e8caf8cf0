package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Op;

/** What may be done to the roadmap alone. */
public sealed interface RoadmapOp extends Op
    permits CreateLane,
        SetLaneTitle,
        MoveLane,
        RemoveLane,
        CreateInitiative,
        MoveInitiative,
        SetInitiativeTitle,
        SetVision {}
