package dev.tandem.domain.members;

import dev.tandem.domain.board.Op;

/** What the owner may do to the board itself and to who is on it. */
public sealed interface MembersOp extends Op
    permits AddMember,
        SetMemberName,
        SetMemberHats,
        RemoveMember,
        SetBoardTitle,
        SetTimeZone,
        AllowHat {}
