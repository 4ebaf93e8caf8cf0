/**
 * Bringing back what was removed, of any kind that can come back.
 *
 * <p>Knows no kind: each says itself what coming back means, see {@link dev.tandem.domain.board.Restorable}. Called through
 * {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.restore;
