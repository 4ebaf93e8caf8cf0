package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Op;

/** What may be done to sprints, the sprint board and the people who work on it. */
public sealed interface SprintOp extends Op
    permits CreateSprint,
        SetSprintTitle,
        SetSprintGoal,
        SetSprintDates,
        PlanStory,
        RemoveSprint,
        RecordSprint,
        RecordCommitment,
        RecordResult,
        ForgetSprint,
        SetDaysOff,
        SetAvailability,
        CommitSprint,
        CloseSprint,
        ReopenSprint,
        CreateColumn,
        SetColumnTitle,
        SetColumnLimit,
        MoveColumn,
        RemoveColumn,
        MoveOnBoard,
        AcceptStory,
        ReturnStory,
        ClearReview,
        ReturnCriterion,
        MoveDemo {}
