package dev.tandem.protocol;

import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/**
 * One entry of {@code ops}: an op that could be read, or why it could not.
 *
 * @param n its number within its client, from 1 without gaps
 * @param op the op, empty when it was no op of ours
 * @param bad why not, when {@code op} is empty
 * @param decidedOn {@code if}: refuse as STALE when what it sets changed after this version
 */
public record SentOp(
    long n, Optional<Op> op, Optional<Outcome.Refused> bad, Optional<Long> decidedOn) {
  /** An op as it is. */
  public static SentOp of(long n, Op op) {
    return new SentOp(n, Optional.of(op), Optional.empty(), Optional.empty());
  }

  /** Something that was no op. */
  public static SentOp bad(long n, Outcome.Refused why) {
    return new SentOp(n, Optional.empty(), Optional.of(why), Optional.empty());
  }
}
