package dev.tandem.domain.scoring;

import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Veiled;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one person answered about one initiative, in one hat. The answers are nobody else's before the scoring is
 * revealed.
 *
 * @param hat in which hat; absent: the member had none
 * @param values the answers in the order of the questions; empty: not yours to see
 * @param shown true once the scoring is revealed
 */
public record Score(
    EntityId id,
    EntityId scoring,
    EntityId initiative,
    EntityId member,
    Optional<Hat> hat,
    List<BigDecimal> values,
    boolean shown)
    implements Veiled {
  public Score {
    values = List.copyOf(values);
  }

  /** The one score of a member for an initiative in a scoring. */
  static EntityId id(EntityId scoring, EntityId initiative, EntityId member) {
    return scoring.dot(initiative.value() + "." + member.value());
  }

  @Override
  public EntityId owner() {
    return member;
  }

  @Override
  public Set<String> veiled() {
    return shown ? Set.of() : Set.of("values");
  }
}
