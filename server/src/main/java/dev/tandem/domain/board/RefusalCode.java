package dev.tandem.domain.board;

/** Why an op was not done. Names are the wire's (protocol.md, section 4). */
public enum RefusalCode {
  /** The author's hats do not hold the right the op needs. */
  NO_RIGHT,
  /** It names an entity that is not there. */
  GONE,
  /** A field it sets was changed since the version it was decided on. */
  STALE,
  /** A field has a value it must not have. */
  INVALID,
  /** A size or count is over its limit. */
  LIMIT,
  /** Another op that had to be done together with it was refused. */
  TOGETHER,
  /** It was acknowledged once and then lost by a failover of the store. */
  LOST,
  /** A bug of ours. */
  INTERNAL
}
