/**
 * What people do together in a session beside poker: check in, write notes in private and show them, gather them, spend
 * dots, answer with a thumb; and what they take out of it: actions and decisions.
 *
 * <p>Knows sessions and their phases, never how they are led. Called through
 * {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.retro;
