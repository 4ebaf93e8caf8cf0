package dev.tandem.domain.retro;

import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Veiled;
import java.util.Optional;
import java.util.Set;

/**
 * One member's thumb.
 *
 * @param cast whether there is one, which all may know
 * @param value absent: taken back, or not yours to see
 * @param shown true once the answers are shown
 */
public record RomanVote(
    EntityId id,
    EntityId poll,
    EntityId member,
    boolean cast,
    Optional<Thumb> value,
    long at,
    boolean shown)
    implements Veiled, Standing {
  /** The one thumb of a member to a question. */
  public static EntityId id(EntityId poll, EntityId member) {
    return poll.dot(member.value());
  }

  /** The thumbs of a question. */
  public static String order(EntityId poll) {
    return "romanVotes/" + poll;
  }

  /** For all to see. */
  RomanVote revealed() {
    return EntityShape.with(this, "shown", true);
  }

  @Override
  public EntityId owner() {
    return member;
  }

  @Override
  public Set<String> veiled() {
    return shown ? Set.of() : Set.of("value");
  }

  @Override
  public String scope() {
    return order(poll);
  }

  @Override
  public String rank() {
    return member.value();
  }
}
