package dev.tandem.domain.handoff;

import dev.tandem.domain.board.Right;

/** To whom an initiative is handed. */
public enum Receiver {
  /** The product owner, who takes it into the backlog. */
  PO(Right.ROADMAP, Right.ORDER),
  /** The team, who builds it. */
  TEAM(Right.ORDER, Right.WORK),
  /** Who tells the world. */
  MARKETING(Right.ROADMAP, Right.CONTRIBUTE);

  private final Right offers;
  private final Right takes;

  Receiver(Right offers, Right takes) {
    this.offers = offers;
    this.takes = takes;
  }

  /** The right that offering needs. */
  Right offers() {
    return offers;
  }

  /** The right that accepting and returning needs. */
  Right takes() {
    return takes;
  }
}
