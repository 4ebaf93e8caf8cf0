package dev.tandem.domain.retro;

import dev.tandem.domain.board.EntityId;
import java.util.Optional;

/**
 * Somebody is here, and how.
 *
 * @param mood 1 (low) to 5 (high)
 * @param word how one is, in a word or a few
 */
public record CheckIn(
    EntityId id,
    EntityId session,
    EntityId member,
    Optional<Long> mood,
    Optional<String> word,
    long at)
    implements Standing {
  /** The one check-in of a member in a session. */
  public static EntityId id(EntityId session, EntityId member) {
    return session.dot(member.value());
  }

  /** Who checked in to a session. */
  public static String order(EntityId session) {
    return "checkIns/" + session;
  }

  @Override
  public String scope() {
    return order(session);
  }

  @Override
  public String rank() {
    return member.value();
  }
}
