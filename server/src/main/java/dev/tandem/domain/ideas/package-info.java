/**
 * The inbox: ideas of members and of people who came through a link, their votes, and what became of them.
 *
 * <p>An idea names the work it became a part of; the work knows nothing of it. Called through
 * {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.ideas;
