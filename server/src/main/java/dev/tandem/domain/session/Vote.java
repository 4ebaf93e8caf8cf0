package dev.tandem.domain.session;

import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Veiled;
import java.util.Optional;
import java.util.Set;

/**
 * One voter's card in a round. Its value is nobody else's before the round is revealed.
 *
 * @param cast whether there is a card, which all may know
 * @param value the card; absent: taken back, or not yours to see
 * @param on what the story said when it was cast, as {@link StoryPrint}: another print means "cast before change"
 * @param shown true once the round is revealed
 */
public record Vote(
    EntityId id,
    EntityId round,
    EntityId member,
    boolean cast,
    Optional<String> value,
    long at,
    String on,
    boolean shown)
    implements Veiled {
  /** The one vote of a member in a round. */
  public static EntityId id(EntityId round, EntityId member) {
    return round.dot(member.value());
  }

  @Override
  public EntityId owner() {
    return member;
  }

  @Override
  public Set<String> veiled() {
    return shown ? Set.of() : Set.of("value");
  }

  /** Without a card, for a round that is voted once more. */
  Vote blank() {
    return new Vote(id, round, member, false, Optional.empty(), at, on, false);
  }

  /** For all to see. */
  Vote revealed() {
    return EntityShape.with(this, "shown", true);
  }
}
