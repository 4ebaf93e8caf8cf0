package dev.tandem.domain.session;

/** Whether a live session is under way. */
public enum SessionState {
  RUNNING,
  ENDED
}
