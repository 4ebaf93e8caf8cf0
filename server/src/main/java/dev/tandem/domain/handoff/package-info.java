/**
 * Hand-offs as handshakes: an initiative is offered, accepted as it is, or returned with questions, and what changed
 * since it was accepted can be told.
 *
 * <p>Called through {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.handoff;
