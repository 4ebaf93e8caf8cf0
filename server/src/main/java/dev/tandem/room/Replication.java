package dev.tandem.room;

import dev.tandem.store.BoardStore;
import dev.tandem.store.Durability;
import dev.tandem.store.Head;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Finds out how far the boards of this node are on a replica. Nobody waits for it: a batch is shown as soon as it is
 * stored, and {@code beat} tells later that it would outlive a failover. One question serves all boards.
 */
final class Replication {
  private final BoardStore store;
  private final Supplier<Collection<BoardRoom>> rooms;
  private boolean asking;

  Replication(BoardStore store, Supplier<Collection<BoardRoom>> rooms) {
    this.store = store;
    this.rooms = rooms;
  }

  /** Called twice a second. */
  void ask() {
    if (asking || store.durability() != Durability.FSYNC_REPLICA || !store.isUp()) return;
    Map<BoardRoom, Head> heads = new LinkedHashMap<>();
    for (BoardRoom room : rooms.get()) if (room.awaitsReplica()) heads.put(room, room.head());
    if (heads.isEmpty()) return;
    asking = true;
    store.replicated().onComplete(told -> {
      asking = false;
      if (told.succeeded() && told.result()) heads.forEach(BoardRoom::replicated);
    });
  }
}
