package dev.tandem.domain.sprint;

/** How far a sprint is; one without a state is being planned. */
public enum SprintState {
  /** The team committed to its scope. */
  COMMITTED,
  /** It is over, its results are recorded and stay. */
  CLOSED
}
