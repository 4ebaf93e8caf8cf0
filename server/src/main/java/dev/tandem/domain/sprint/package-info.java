/**
 * What the team does now: sprints with their people, commitment, board, review and results, and the ops on them.
 *
 * <p>Called through {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.sprint;
