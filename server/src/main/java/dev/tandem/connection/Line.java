package dev.tandem.connection;

import io.vertx.core.buffer.Buffer;

/** What a connection asks of the socket under it. Called on the event loop only. */
interface Line {
  /** Sends a frame; the buffer must not be changed any more. The same object sent to many is encoded once. */
  void write(Buffer frame);

  /** Whether more waits to be read by the peer than should. */
  boolean full();

  /** Reads no more until {@link #resume}. */
  void pause();

  void resume();

  /** Whether it is over; then nothing may be written, and {@link #pause} may throw. */
  boolean closed();

  /** Says goodbye; the peer hears it when it has read all that came before. */
  void close(short code, String reason);

  /** Ends it at once. */
  void cut();
}
