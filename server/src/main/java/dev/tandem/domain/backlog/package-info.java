/**
 * What the product owner orders: stories with their criteria and texts, and the ops on them, one strict order per board.
 *
 * <p>Sprints are known here by id only; what planning does is in {@code sprint}. Called through
 * {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.backlog;
