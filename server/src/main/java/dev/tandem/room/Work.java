package dev.tandem.room;

import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.ServerMessage.Answer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A submission on its way: which of its ops were answered. */
final class Work {
  private final Submission submission;
  private final Answer[] answers;
  private final Promise<List<Answer>> promise = Promise.promise();
  private int open;
  private boolean counted;
  private final boolean redone;

  /** @param redone the store had these ops and lost them: what is refused now is LOST */
  Work(Submission submission, boolean redone) {
    this.submission = submission;
    this.redone = redone;
    answers = new Answer[submission.ops().size()];
    open = answers.length;
    if (open == 0) promise.complete(List.of());
  }

  Submission submission() {
    return submission;
  }

  boolean redone() {
    return redone;
  }

  /** Whether no rate applies. */
  boolean isUrgent() {
    return redone || submission.asOwner();
  }

  /** Its ops as they are decided: one by one, or all in one go. */
  List<Unit> units() {
    int size = submission.ops().size();
    if (submission.together()) return size > 0 ? List.of(new Unit(this, 0, size)) : List.of();
    List<Unit> units = new ArrayList<>(size);
    for (int index = 0; index < size; index++) units.add(new Unit(this, index, index + 1));
    return units;
  }

  SentOp op(int index) {
    return submission.ops().get(index);
  }

  /** True the first time: a gap may only mean that the counter was raised on another node. */
  boolean countAnew() {
    boolean first = !counted;
    counted = true;
    return first;
  }

  /** All answers, in the order of the ops. */
  Future<List<Answer>> future() {
    return promise.future();
  }

  void answer(int index, Answer answer) {
    if (answers[index] == null) open--;
    answers[index] = answer;
    if (open == 0) promise.tryComplete(Arrays.asList(answers));
  }

  void fail(Throwable why) {
    promise.tryFail(why);
  }
}
