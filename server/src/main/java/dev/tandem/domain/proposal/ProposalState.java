package dev.tandem.domain.proposal;

/** What became of a proposal. */
public enum ProposalState {
  OPEN,
  ACCEPTED,
  DECLINED
}
