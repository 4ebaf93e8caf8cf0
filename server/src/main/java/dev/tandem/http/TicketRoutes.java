package dev.tandem.http;

import dev.tandem.auth.RateLimit;
import dev.tandem.auth.StoredTickets;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Tickets that open a socket. */
final class TicketRoutes {
  private final Boards boards;
  private final StoredTickets tickets;
  private final Optional<RateLimit> rate;

  TicketRoutes(Boards boards, StoredTickets tickets, Optional<RateLimit> rate) {
    this.boards = boards;
    this.tickets = tickets;
    this.rate = rate;
  }

  void mount(Api api) {
    api.post("/api/boards/:board/tickets", this::give);
  }

  private Future<Void> give(Call call) {
    if (call.body().length() > 0) Fields.of(call.body());
    Optional<RateLimit> spent =
        rate.filter(limit -> !limit.take(call.person().member().value()));
    if (spent.isPresent()) throw Problem.rate(spent.get());
    return boards
        .room(call)
        .compose(room ->
            tickets.give(call.person(), room.id(), Api.origin(call.ctx().request()), call.token()))
        .compose(ticket -> call.json(200, new JsonObject().put("ticket", ticket)));
  }
}
