package dev.tandem.sim;

import dev.tandem.auth.Identity;
import dev.tandem.auth.Tickets;
import dev.tandem.connection.SocketEndpoint;
import dev.tandem.connection.SocketSettings;
import dev.tandem.domain.board.Limits;
import dev.tandem.room.BoardRoom;
import dev.tandem.room.BoardRooms;
import dev.tandem.room.RoomSettings;
import dev.tandem.store.StoreAway;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** A server: the product's rooms and connections over a simulated loop, Redis and network. */
final class Node {
  /**
   * Nothing is archived: in the end the log is read from its beginning. The forecast is no part of the promises and costs as
   * much as all else: it is made now and then.
   */
  private static final RoomSettings ROOMS =
      new RoomSettings(Limits.DEFAULT, 0, 2000, 5000, 64L << 20, 1_000_000, 20_000);

  private static final SocketSettings SOCKETS =
      new SocketSettings(64 << 10, 100, 16 << 10, 30, 120, 500, 100, false, Limits.DEFAULT);

  final Process process;
  final Redis.Link link;
  final BoardRooms rooms;
  final SocketEndpoint endpoint;

  /** @param people who may come, by their id: a ticket is the id of who it was given to */
  Node(VirtualTime time, Redis redis, String name, Map<String, Identity> people) {
    process = new Process(time);
    link = redis.link(process);
    rooms = new BoardRooms(
        process, link.store(), ROOMS, () -> "%016x%016x".formatted(time.random.nextLong(), 1L));
    Tickets tickets = ticket -> link.store().isUp()
        ? Future.succeededFuture(Optional.ofNullable(people.get(ticket))
            .map(who -> new Tickets.Ticket(who, World.BOARD, Optional.empty(), Optional.empty())))
        : Future.failedFuture(new StoreAway("the link is down"));
    endpoint = new SocketEndpoint(
        process, rooms, tickets, headers -> true, SOCKETS, name, build -> Optional.empty());
  }

  Future<BoardRoom> room() {
    return rooms.open(World.BOARD.value());
  }

  void kill() {
    process.kill();
    link.end();
  }
}
