package dev.tandem.domain.retro;

import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Veiled;
import java.util.List;
import java.util.Set;

/**
 * One member's dots in a vote.
 *
 * @param spent how many are placed, which all may know
 * @param on what they lie on, once for each dot; nothing: not yours to see, or none placed
 * @param at when the last one was placed or taken, ms since 1970
 * @param shown true once the vote is shown
 */
public record Ballot(
    EntityId id,
    EntityId vote,
    EntityId member,
    long spent,
    List<EntityId> on,
    long at,
    boolean shown)
    implements Veiled, Standing {
  public Ballot {
    on = List.copyOf(on);
  }

  /** The one ballot of a member in a vote. */
  public static EntityId id(EntityId vote, EntityId member) {
    return vote.dot(member.value());
  }

  /** The ballots of a vote. */
  public static String order(EntityId vote) {
    return "ballots/" + vote;
  }

  /** Shown, with what is still there of what was voted on. */
  Ballot revealed() {
    return new Ballot(id, vote, member, on.size(), on, at, true);
  }

  @Override
  public EntityId owner() {
    return member;
  }

  @Override
  public Set<String> veiled() {
    return shown ? Set.of() : Set.of("on");
  }

  @Override
  public String scope() {
    return order(vote);
  }

  @Override
  public String rank() {
    return member.value();
  }
}
