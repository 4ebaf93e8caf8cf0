package dev.tandem.http;

import dev.tandem.auth.BoardList;
import dev.tandem.auth.Identity;
import dev.tandem.auth.Invites;
import dev.tandem.auth.Invites.Invite;
import dev.tandem.auth.People;
import dev.tandem.auth.RateLimit;
import dev.tandem.auth.SignIns;
import dev.tandem.domain.board.EntityId;
import io.vertx.core.Future;
import java.util.Optional;

/** What a link does: it makes somebody a person here, and a member of a board or an operator of the server. */
final class Joining {
  private final Invites invites;
  private final People people;
  private final SignIns signIns;
  private final BoardList list;
  private final Memberships memberships;
  private final Optional<RateLimit> guesses;

  Joining(
      Invites invites,
      People people,
      SignIns signIns,
      BoardList list,
      Memberships memberships,
      Optional<RateLimit> guesses) {
    this.invites = invites;
    this.people = people;
    this.signIns = signIns;
    this.list = list;
    this.memberships = memberships;
    this.guesses = guesses;
  }

  /** Who joined, by which token they are known from now on, and where they go. */
  record Joined(Identity who, String token, Optional<EntityId> board) {}

  /**
   * Joins by a link.
   *
   * @param address where the call comes from: wrong links are counted for it
   * @param link the whole link, or the token in it
   * @param name the name of a person who is new here
   * @param signedIn who calls, if anybody is signed in; this person joins then
   * @param token what they are signed in by
   */
  Future<Joined> join(
      String address,
      String link,
      Optional<String> name,
      Optional<Identity> signedIn,
      String token) {
    Optional<RateLimit> spent = guesses.filter(limit -> !limit.allows(address));
    if (spent.isPresent()) return Future.failedFuture(Problem.rate(spent.get()));
    Optional<Identity> person = signedIn.filter(who -> who.screenBoard().isEmpty());
    String secret = link.strip().substring(link.strip().lastIndexOf('#') + 1);
    return invites.find(secret).compose(found -> {
      if (found.isEmpty()) {
        guesses.ifPresent(limit -> limit.take(address));
        return Future.failedFuture(
            Problem.notFound("This link does not work any more. Ask for a new one."));
      }
      if (person.isEmpty() && name.isEmpty()) {
        return Future.failedFuture(
            Problem.invalid("name", "Say your name, so that the others know who you are."));
      }
      Future<Identity> who = found.get().board().isEmpty()
          ? operator(secret, name, person)
          : member(found.get(), name, person);
      return who.compose(
          joined -> (person.isPresent() ? Future.succeededFuture(token) : signIns.open(joined))
              .map(known -> new Joined(joined, known, found.get().board())));
    });
  }

  private Future<Identity> operator(
      String secret, Optional<String> name, Optional<Identity> person) {
    return invites.use(secret).compose(first -> {
      if (!first) return Future.failedFuture(Problem.notFound("This link was used already."));
      if (person.isPresent()) return people.promote(person.get());
      return people.add(name.orElseThrow(), true);
    });
  }

  private Future<Identity> member(Invite invite, Optional<String> name, Optional<Identity> person) {
    Future<Identity> who = person.isPresent()
        ? Future.succeededFuture(person.get())
        : people.add(name.orElseThrow(), false);
    return who.compose(joining -> memberships
        .join(invite.board().orElseThrow(), joining, invite.hats())
        .compose(done -> list.add(invite.board().orElseThrow(), joining.member()))
        .map(joining));
  }
}
