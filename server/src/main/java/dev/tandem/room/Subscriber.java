package dev.tandem.room;

import dev.tandem.domain.board.EntityId;
import dev.tandem.protocol.CloseCode;
import io.vertx.core.buffer.Buffer;

/** What a room asks of a connection. Called on the event loop only. */
public interface Subscriber {
  /** Who it is: a member's id, or a screen's. */
  EntityId member();

  /** How soon it is told. */
  Pace pace();

  /** Whether its queue is full. When there is room again it calls {@link Seat#drained}. */
  boolean full();

  /** Sends a frame; the buffer is shared with others and must not be changed. */
  void send(Buffer frame);

  /** Ends the connection, with a reason its user can act on. */
  void end(CloseCode code, String reason);

  /** It was sent a snapshot in place of changes: acknowledgements in those changes must be given in another way. */
  void skippedChanges();

  /** The store is away: ops that are not answered wait. */
  void storeAway();

  /** Members, hats, the rights table or the screens changed: look again whether you may be here. */
  void rightsChanged();
}
