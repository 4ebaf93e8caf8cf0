package dev.tandem.domain.restore;

import dev.tandem.domain.board.Op;

/** What may be done about removed things. */
public sealed interface RestoreOp extends Op permits RestoreEntity {}
