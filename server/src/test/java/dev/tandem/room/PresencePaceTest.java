package dev.tandem.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.CloseCode;
import dev.tandem.protocol.ServerMessage.Tab;
import dev.tandem.store.InMemoryBoardStore;
import dev.tandem.store.Memory;
import dev.tandem.testing.ManualLoop;
import dev.tandem.testing.TestLoop;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a receiver is sent while fifty people are in a room, in a time of the test's own. */
class PresencePaceTest {
  private static final int PEOPLE = 50;
  private static final int SECONDS = 60;
  private static final int STEP_MS = 50;

  private final TestLoop real = new TestLoop();
  private final ManualLoop loop = new ManualLoop(Loop.of(real.vertx()));
  private final FanOut fanOut = new FanOut(loop);
  private final Presence presence =
      new Presence(loop, new InMemoryBoardStore(new Memory(), () -> 0, Runnable::run), "B", fanOut);
  private final Random chance = new Random(5);
  private final Receiver receiver = new Receiver(Pace.EDITOR);

  @AfterEach
  void close() {
    real.close();
  }

  /** One of those who look on; keeps when how many bytes came. */
  private final class Receiver implements Subscriber {
    final List<long[]> frames = new ArrayList<>();
    final Pace pace;

    Receiver(Pace pace) {
      this.pace = pace;
    }

    @Override
    public EntityId member() {
      return EntityId.of("nobody");
    }

    @Override
    public Pace pace() {
      return pace;
    }

    @Override
    public boolean full() {
      return false;
    }

    @Override
    public void send(Buffer frame) {
      frames.add(new long[] {loop.millis(), frame.length()});
    }

    @Override
    public void end(CloseCode code, String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void storeAway() {
      // Presence needs no store.
    }

    @Override
    public void rightsChanged() {
      // Nothing changes on this board.
    }

    @Override
    public void skippedChanges() {
      // Nothing changes on this board.
    }

    double bytesPerSecond() {
      return frames.stream().mapToLong(frame -> frame[1]).sum() / (double) SECONDS;
    }

    double framesPerSecond() {
      return frames.size() / (double) SECONDS;
    }

    long closest() {
      long least = Long.MAX_VALUE;
      for (int i = 1; i < frames.size(); i++)
        least = Math.min(least, frames.get(i)[0] - frames.get(i - 1)[0]);
      return least;
    }
  }

  /** Everybody is here, and what was to be said of that is said. */
  private void gather(int people) {
    for (int i = 0; i < people; i++) {
      Seat seat = new Seat(null, i == 0 ? receiver : new Receiver(Pace.EDITOR));
      seat.startAt(0);
      fanOut.add(seat);
      moves(i, false);
    }
    loop.pass(5_000);
    receiver.frames.clear();
  }

  private void moves(int person, boolean drags) {
    presence.put(new Tab(
        "node1-" + person,
        Optional.empty(),
        Optional.of(id(person)),
        Optional.of("Person Number " + person),
        Optional.of(Hat.DEVELOPER),
        Optional.of("backlog"),
        Optional.of(id(1_000 + chance.nextInt(500))),
        Optional.empty(),
        drags
            ? Optional.of(new ClientMessage.Drag(
                id(7),
                Optional.of(new ClientMessage.Over(
                    "backlog", Optional.of(id(2_000 + chance.nextInt(500)))))))
            : Optional.empty(),
        Optional.empty()));
  }

  private static EntityId id(int number) {
    String digits =
        Integer.toString(number * 48_271 % 1_000_003 + 1_000_000, 32).toUpperCase();
    return EntityId.of(("01JZ7Q5W3K9V2M8R4T6X1B" + digits + "ZZZZZZ").substring(0, 26));
  }

  private void report(String what) {
    System.out.printf(
        "presence of %d people, %s: %.0f B/s, %.1f frames/s%n",
        PEOPLE, what, receiver.bytesPerSecond(), receiver.framesPerSecond());
  }

  @Test
  void inUsualWorkAReceiverGetsTwoKilobytesASecond() {
    gather(PEOPLE);
    // Everybody selects another card every five seconds, and one drags.
    for (int ms = 0; ms < SECONDS * 1000; ms += STEP_MS) {
      moves(0, true);
      if (ms % 100 == 0) moves(1 + ms / 100 % (PEOPLE - 1), false);
      loop.pass(STEP_MS);
    }
    report("usual work");
    assertThat(receiver.bytesPerSecond()).isLessThan(2_048);
    assertThat(receiver.framesPerSecond()).isBetween(1.5, 10.0);
  }

  @Test
  void whenAllMoveAtOnceThereAreFewerFramesAndEightKilobytesASecond() {
    gather(PEOPLE);
    for (int ms = 0; ms < SECONDS * 1000; ms += STEP_MS) {
      for (int i = 0; i < PEOPLE; i++) moves(i, true);
      loop.pass(STEP_MS);
    }
    report("all at once");
    assertThat(receiver.bytesPerSecond()).isLessThan(8 << 10);
    assertThat(receiver.framesPerSecond()).isBetween(1.0, 5.0);
  }

  @Test
  void twoAloneSeeOneAnotherMoveTenTimesASecondAtMost() {
    gather(2);
    for (int ms = 0; ms < SECONDS * 1000; ms += STEP_MS) {
      moves(1, false);
      loop.pass(STEP_MS);
    }
    assertThat(receiver.framesPerSecond()).isBetween(8.0, 10.1);
    assertThat(receiver.closest()).isGreaterThanOrEqualTo(100);
  }

  @Test
  void theLastMoveIsAlwaysTold() {
    gather(PEOPLE);
    for (int i = 0; i < PEOPLE; i++) moves(i, true);
    loop.pass(100);
    receiver.frames.clear();
    moves(3, false);

    loop.pass(1_000);

    assertThat(receiver.frames).hasSize(1);
  }

  @Test
  void aWallIsToldWhoComesAndGoesButNotWhatTheyLookAt() {
    gather(3);
    Receiver wall = new Receiver(Pace.WALL);
    Seat seat = new Seat(null, wall);
    seat.startAt(0);
    fanOut.add(seat);
    presence.welcome(seat);
    loop.pass(1_000);
    assertThat(wall.frames).hasSize(1);

    for (int i = 0; i < 3; i++) moves(i, true);
    loop.pass(1_000);
    assertThat(wall.frames).hasSize(1);

    moves(4, false);
    loop.pass(1_000);
    assertThat(wall.frames).hasSize(2);
    presence.remove("node1-4");
    loop.pass(1_000);
    assertThat(wall.frames).hasSize(3);
  }
}
