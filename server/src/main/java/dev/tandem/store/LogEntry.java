package dev.tandem.store;

import io.vertx.core.buffer.Buffer;

/**
 * One committed batch as the log holds it.
 *
 * @param from version of its first op
 * @param to version of its last op; the board stood here after it
 * @param previousTag tag of the board before it, so that a reader sees whether it continues what it has
 * @param tag tag of the board after it
 * @param payload the bytes given to the commit
 */
public record LogEntry(long from, long to, String previousTag, String tag, Buffer payload) {}
