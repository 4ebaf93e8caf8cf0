package dev.tandem.auth;

import dev.tandem.domain.board.EntityId;
import io.vertx.core.Future;
import java.util.Optional;

/** Single-use keys that open one socket. */
public interface Tickets {
  /** Whom a ticket was given to, for which board, and by which page ({@code Origin}), if a page asked. */
  record Ticket(Identity identity, EntityId board, Optional<String> origin) {}

  /** Takes a ticket: empty when it is unknown, used or expired. It is void afterwards. */
  Future<Optional<Ticket>> redeem(String ticket);
}
