package dev.tandem.auth;

import dev.tandem.domain.board.EntityId;
import io.vertx.core.Future;
import java.util.Optional;

/** Single-use keys that open one socket. */
public interface Tickets {
  /**
   * Whom a ticket was given to, for which board, and by which page ({@code Origin}), if a page asked.
   *
   * @param pass of a screen or a program: what its token is kept under, see {@link #isGood}
   */
  record Ticket(
      Identity identity, EntityId board, Optional<String> origin, Optional<String> pass) {}

  /** Takes a ticket: empty when it is unknown, used or expired. It is void afterwards. */
  Future<Optional<Ticket>> redeem(String ticket);

  /** Whether the token is still good that a ticket was given for. Where tokens do not end it always is. */
  default Future<Boolean> isGood(String pass) {
    return Future.succeededFuture(true);
  }
}
