package dev.tandem.auth;

import dev.tandem.domain.board.EntityId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** Tickets in Redis, so that every node can take one that another gave: {@code tandem:ticket:<hash>}. */
public final class StoredTickets implements Tickets {
  private static final Duration LASTING = Duration.ofSeconds(60);
  private static final int LONGEST_TICKET = 1024;

  private final Keys keys;

  /** Tickets kept in this Redis. */
  public StoredTickets(Keys keys) {
    this.keys = keys;
  }

  /**
   * Gives a ticket for one socket to a board, good for a minute, to be used from the same origin if there is one.
   *
   * @param token what {@code who} was known by
   */
  public Future<String> give(Identity who, EntityId board, Optional<String> origin, String token) {
    String ticket = Secrets.token();
    JsonObject json = new JsonObject()
        .put("member", who.member().value())
        .put("name", who.name())
        .put("operator", who.operator())
        .put("board", board.value());
    who.screenBoard()
        .ifPresent(
            screen -> json.put("screenBoard", screen.value()).put("pass", Secrets.hash(token)));
    origin.ifPresent(page -> json.put("origin", page));
    return keys.set(key(ticket), json.encode(), LASTING).map(ticket);
  }

  @Override
  public Future<Optional<Ticket>> redeem(String ticket) {
    if (ticket.isEmpty() || ticket.length() > LONGEST_TICKET)
      return Future.succeededFuture(Optional.empty());
    return keys.take(key(ticket)).map(found -> found.map(json -> ticket(new JsonObject(json))));
  }

  private static Ticket ticket(JsonObject json) {
    Identity who = new Identity(
        EntityId.of(json.getString("member")),
        json.getString("name"),
        json.getBoolean("operator"),
        Optional.ofNullable(json.getString("screenBoard")).map(EntityId::of));
    return new Ticket(
        who,
        EntityId.of(json.getString("board")),
        Optional.ofNullable(json.getString("origin")),
        Optional.ofNullable(json.getString("pass")));
  }

  @Override
  public Future<Boolean> isGood(String pass) {
    return keys.get(SignIns.kept(pass)).map(Optional::isPresent);
  }

  private static String key(String ticket) {
    return "tandem:ticket:" + Secrets.hash(ticket);
  }
}
