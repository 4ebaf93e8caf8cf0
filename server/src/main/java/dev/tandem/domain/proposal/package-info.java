/**
 * Wishes of who may not do a thing: any op as a proposal, which who holds its right accepts or declines.
 *
 * <p>Knows ops only as such, so new ops need nothing here. Called through
 * {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.proposal;
