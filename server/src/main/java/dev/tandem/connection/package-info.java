/**
 * Sockets: who may open one, frames in and out, limits, slow readers. One connection is one tab or one screen.
 *
 * <p>Knows the protocol and the room, not HTTP. A connection never decides what an op does.
 */
package dev.tandem.connection;
