package dev.tandem.room;

import dev.tandem.protocol.ServerMessage.Answer;

/**
 * Ops of a submission that are decided in one go: a single one, or all of a {@code together}.
 *
 * @param work the submission
 * @param from index of the first op
 * @param to index after the last op
 */
record Unit(Work work, int from, int to) {
  int size() {
    return to - from;
  }

  String client() {
    return work.submission().client();
  }

  boolean together() {
    return work.submission().together();
  }

  /** Whether its ops are numbered without gaps. */
  boolean inSequence() {
    for (int i = from + 1; i < to; i++) {
      if (work.op(i).n() != work.op(i - 1).n() + 1) return false;
    }
    return true;
  }

  /** Answers that an op before it is missing. */
  void unknown() {
    for (int i = from; i < to; i++) work.answer(i, Answer.unknown(work.op(i).n()));
  }
}
