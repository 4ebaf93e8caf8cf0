package dev.tandem.room;

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
}
