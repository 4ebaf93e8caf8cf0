package dev.tandem.domain.proposal;

import dev.tandem.domain.board.Op;

/** What may be done about wishes. */
public sealed interface ProposalOp extends Op permits Propose, AcceptProposal, DeclineProposal {}
