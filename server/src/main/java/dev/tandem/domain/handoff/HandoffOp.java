package dev.tandem.domain.handoff;

import dev.tandem.domain.board.Op;

/** What may be done to hand-offs: who gives offers, who takes accepts or returns. */
public sealed interface HandoffOp extends Op
    permits OfferHandoff, OfferAgain, AcceptHandoff, ReturnHandoff, WithdrawHandoff {}
