/**
 * What the product manager plans: lanes, initiatives in Now, Next and Later with dates, evidence and outcome checks,
 * milestones, and the ops on them.
 *
 * <p>Knows no story; what an op must do to the stories too, as removing an initiative, is in {@code backlog}.
 * Called through {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.roadmap;
