/**
 * Scoring initiatives: everybody for themselves, in a hat, veiled until all is revealed at once.
 *
 * <p>What order follows is worked out by the page from what all may see; applying it is moves of initiatives. Called
 * through {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.scoring;
