/**
 * What the team does now: sprints, and the ops that make them and plan stories in them.
 *
 * <p>Called through {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.sprint;
