/**
 * What goes out together, when, and what must be so before.
 *
 * <p>Knows no story; stories name their release. Called through {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.release;
