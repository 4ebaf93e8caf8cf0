/**
 * What happens in the room: live sessions with their agenda and timer, planning poker. On the real stories, never on
 * copies.
 *
 * <p>No clock: a timer is a deadline, taken from the time of the op that set it. Called through
 * {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.session;
