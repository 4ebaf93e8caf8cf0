package dev.tandem.domain.session;

import dev.tandem.domain.board.Op;

/** What may be done in the room. */
public sealed interface SessionOp extends Op
    permits StartSession,
        EndSession,
        AddPhase,
        RemovePhase,
        MovePhase,
        SetPhaseTitle,
        SetPhaseMinutes,
        StartPhase,
        NextPhase,
        PauseTimer,
        ResumeTimer,
        ExtendTimer,
        HandOver,
        StandIn,
        FocusOn,
        GatherAll,
        OpenRound,
        InviteVoters,
        CastVote,
        RevealRound,
        RepeatRound,
        AgreePoints {}
