package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Op;

/** What may be done to sprints. */
public sealed interface SprintOp extends Op
    permits CreateSprint,
        SetSprintTitle,
        SetSprintGoal,
        SetSprintDates,
        PlanStory,
        RemoveSprint,
        RecordSprint,
        ForgetSprint {}
