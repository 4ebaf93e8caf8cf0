package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Op;

/** What may be done to stories, their criteria and texts, and to initiatives with their stories. */
public sealed interface BacklogOp extends Op
    permits CreateStory,
        SetStoryTitle,
        MoveStory,
        LinkStory,
        LabelStory,
        RemoveStory,
        AddCriterion,
        SetCriterionText,
        MoveCriterion,
        RemoveCriterion,
        SetStoryPoints,
        AssignStory,
        CheckCriterion,
        RemoveInitiative,
        EditText {}
