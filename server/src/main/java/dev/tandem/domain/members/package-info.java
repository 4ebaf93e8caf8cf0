/**
 * Who is on the board, what they may do, and what the board is called: the owner's ops. Their entities, {@code Member} and
 * {@code BoardInfo}, are in {@code board}, because rights are read from them.
 *
 * <p>Called through {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.members;
