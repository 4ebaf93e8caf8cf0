package dev.tandem.domain.backlog;

/** Which of the two definitions of a team. */
public enum GateKind {
  READY,
  DONE
}
