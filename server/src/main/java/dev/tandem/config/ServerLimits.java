package dev.tandem.config;

import dev.tandem.domain.board.Limits;

/**
 * Bounds of what one server takes, see {@link Setting} for units (protocol.md, section 4).
 *
 * @param board what a board may hold
 * @param boardBytes largest board, in bytes
 * @param frame largest message from a client, in bytes
 * @param opsPerMessage most ops in one message or call
 * @param op largest op, in bytes
 * @param opsPerSecond what one connection may send for long
 * @param burst what one connection may send at once
 * @param boardOpsPerSecond what all of a board may send for long
 * @param connections most open connections of a person
 * @param tickets most tickets of a person in a minute
 * @param guesses most wrong invites from one address in a minute
 * @param importBytes largest file to import, in bytes
 * @param importRows most rows of a file to import
 */
public record ServerLimits(
    Limits board,
    int boardBytes,
    int frame,
    int opsPerMessage,
    int op,
    int opsPerSecond,
    int burst,
    int boardOpsPerSecond,
    int connections,
    int tickets,
    int guesses,
    int importBytes,
    int importRows) {}
