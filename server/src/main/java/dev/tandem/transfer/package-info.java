/**
 * Boards as files: reads CSV and JSON into a plan of ops, and writes a board as either.
 *
 * <p>Pure functions over bytes and boards; they may take long, so callers run them on a worker. Nothing here stores,
 * sends or knows of a connection: {@code http} hands the ops to the room.
 */
package dev.tandem.transfer;
