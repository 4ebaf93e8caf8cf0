/**
 * The immutable board and the rules every feature shares: entities, ops, outcomes, rights, the one order.
 *
 * <p>No Vert.x, Redis, JSON, clock or randomness: time comes in {@link dev.tandem.domain.board.OpContext}, ids in the
 * op. A feature package adds entities and ops and never needs a change here. Called by the room (decide, evolve) and
 * by everything that reads a board.
 */
package dev.tandem.domain.board;
