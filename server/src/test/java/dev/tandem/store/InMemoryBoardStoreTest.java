package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class InMemoryBoardStoreTest extends BoardStoreContract {
  private final Memory memory = new Memory();
  private final InMemoryBoardStore here = new InMemoryBoardStore(memory, System::currentTimeMillis);
  private final InMemoryBoardStore there =
      new InMemoryBoardStore(memory, System::currentTimeMillis);

  @Override
  BoardStore here() {
    return here;
  }

  @Override
  BoardStore there() {
    return there;
  }

  @Override
  <T> T get(Supplier<Future<T>> call) {
    Future<T> answer = call.get();
    assertThat(answer.isComplete()).isTrue();
    if (answer.cause() instanceof RuntimeException failure) {
      throw failure;
    }
    return answer.result();
  }

  @Override
  void age(String client, int days) {
    memory.age(board, client, days);
  }

  @Override
  void spoil(String piece) {
    memory.spoil(board, piece);
  }

  @Override
  void loseHead() {
    memory.loseHead(board);
  }

  @Test
  void losesAnAnswerButNotTheCommit() {
    create();
    here.loseNextAnswer();
    assertThatThrownBy(() -> get(() -> here.commit(change(START, ONE))))
        .isInstanceOf(StoreAway.class);
    assertThat(get(() -> here.head(board))).contains(ONE);
  }

  @Test
  void losesACommitBeforeItIsDone() {
    create();
    here.loseNextCommit();
    assertThatThrownBy(() -> get(() -> here.commit(change(START, ONE))))
        .isInstanceOf(StoreAway.class);
    assertThat(get(() -> here.head(board))).contains(START);
  }

  @Test
  void goesAwayAndComesBack() {
    create();
    List<Boolean> states = new ArrayList<>();
    RecordingListener listener = new RecordingListener();
    subscribe(here, listener);
    here.onStateChange(states::add);
    here.setAway(true);
    assertThatThrownBy(() -> get(() -> here.head(board))).isInstanceOf(StoreAway.class);
    get(() -> there.commit(change(START, ONE)));
    there.publishPresence(board, Buffer.buffer("lost"));
    assertThat(listener.heardNothing()).isTrue();
    here.setAway(false);
    listener.awaitResubscribed();
    assertThat(states).containsExactly(false, true);
    assertThat(get(() -> here.head(board))).contains(ONE);
  }

  @Test
  void missesBatchesWhileDeaf() {
    create();
    RecordingListener listener = new RecordingListener();
    subscribe(there, listener);
    there.setDeaf(true);
    commitDone(change(START, ONE));
    assertThat(listener.heardNothing()).isTrue();
  }

  @Test
  void holdsCallsUntilTheyAreReleased() {
    create();
    here.hold();
    Future<CommitResult> commit = here.commit(change(START, ONE));
    assertThat(commit.isComplete()).isFalse();
    assertThat(here.held()).isEqualTo(1);
    here.release();
    assertThat(commit.result()).isEqualTo(new CommitResult.Done());
  }
}
