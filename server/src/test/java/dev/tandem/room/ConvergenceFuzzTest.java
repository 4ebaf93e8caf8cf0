package dev.tandem.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.auth.Identity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Limits;
import dev.tandem.protocol.ChangeCodec;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.Ids;
import dev.tandem.protocol.OpCodec;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.protocol.ServerMessage.State;
import dev.tandem.store.LogEntry;
import dev.tandem.testing.BoardCopy;
import dev.tandem.testing.PageOps;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Five clients on nodes that come and go, over a store that loses answers, commits, messages and its link. In the end
 * all boards are equal, nothing acknowledged is lost and nothing is done twice. {@code -Dseed=N} tries one seed.
 */
class ConvergenceFuzzTest {
  /** Seeds that failed once stay here. */
  private static final long[] FAILED_ONCE = {1};

  private static final int STEPS = 3_000;

  static List<Long> seeds() {
    if (System.getProperty("seed") != null) return List.of(Long.getLong("seed"));
    List<Long> seeds = new ArrayList<>();
    for (long seed : FAILED_ONCE) seeds.add(seed);
    for (int i = 0; i < 3; i++) seeds.add(System.nanoTime() + i);
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allBoardsBecomeEqual(long seed) {
    System.out.println("ConvergenceFuzzTest -Dseed=" + seed);
    try (TestRooms test =
        new TestRooms(new RoomSettings(Limits.DEFAULT, 0, 2000, 5000, 64L << 20))) {
      World world = new World(test, new Random(seed));
      test.loop.get(world::play);
      test.loop.get(world::calmDown);
      test.until(world::isSettled, world::toString);
      world.check();
    }
  }

  /** One page: the ops it sent and did not hear of, and what it shows. */
  private static final class Page {
    final Identity who;
    final String client;
    final PageOps ops;
    final BoardCopy board = new BoardCopy();
    final TreeMap<Long, List<SentOp>> pending = new TreeMap<>();
    final Map<Long, State> outcomes = new HashMap<>();
    final java.util.Set<Long> groups = new java.util.HashSet<>();
    int session;
    String trouble = "";
    long next = 1;
    Optional<Seat> seat = Optional.empty();
    BoardRoom room;

    Page(int number, Random random) {
      who = number % 2 == 0 ? TestRooms.ANA : TestRooms.BEN;
      client = TestRooms.client(number + 1);
      ops = new PageOps(random, number);
    }
  }

  private static final class World {
    final TestRooms test;
    final Random random;
    final List<TestRooms.Node> nodes = new ArrayList<>();
    final List<Page> pages = new ArrayList<>();
    final Promise<Void> played = Promise.promise();

    World(TestRooms test, Random random) {
      this.test = test;
      this.random = random;
      nodes.add(test.node());
      nodes.add(test.node());
      for (int number = 0; number < 5; number++) pages.add(new Page(number, random));
    }

    io.vertx.core.Future<Void> play() {
      step(0);
      return played.future();
    }

    private void step(int number) {
      if (number == STEPS) {
        played.complete();
        return;
      }
      try {
        act();
      } catch (RuntimeException | AssertionError bug) {
        played.fail(bug);
        return;
      }
      if (random.nextInt(4) == 0) test.loop.vertx().setTimer(1, timer -> step(number + 1));
      else test.loop.vertx().runOnContext(later -> step(number + 1));
    }

    private void act() {
      Page page = pages.get(random.nextInt(pages.size()));
      TestRooms.Node node = nodes.get(random.nextInt(nodes.size()));
      int dice = random.nextInt(200);
      if (dice < 120) write(page);
      else if (dice < 140) resend(page);
      else if (dice < 150) leave(page);
      else if (dice < 180) join(page, node);
      else if (dice < 184) node.store.loseNextAnswer();
      else if (dice < 188) node.store.loseNextCommit();
      else if (dice < 192) node.store.setAway(random.nextInt(3) == 0);
      else if (dice < 196) node.store.setDeaf(random.nextBoolean());
      else if (dice < 198) node.rooms.rooms().forEach(BoardRoom::compare);
      else if (dice == 199) restart(node);
    }

    private void write(Page page) {
      if (page.board.isBlank() || page.pending.size() > 30) return;
      long first = page.next;
      int size = random.nextInt(10) == 0 ? 3 : 1;
      List<SentOp> list = new ArrayList<>();
      for (int i = 0; i < size; i++) list.add(op(page));
      if (size > 1) page.groups.add(first);
      page.pending.put(first, list);
      send(page, first);
    }

    private SentOp op(Page page) {
      try {
        JsonNode json = page.ops.next(page.board);
        Optional<Long> condition =
            random.nextInt(20) == 0 ? Optional.of(page.board.version()) : Optional.empty();
        return new SentOp(
            page.next++, Optional.of(OpCodec.read(json, Ids.STRICT)), Optional.empty(), condition);
      } catch (dev.tandem.protocol.BadField bad) {
        throw new AssertionError(bad);
      }
    }

    private void send(Page page, long first) {
      if (page.seat.isEmpty()) return;
      int session = page.session;
      page.room
          .submit(new Submission(
              page.who,
              false,
              page.client,
              page.pending.get(first),
              page.groups.contains(first),
              true))
          .onSuccess(answers -> {
            if (session == page.session) heard(page, answers);
          })
          .onFailure(why -> page.trouble = why.toString());
    }

    private void resend(Page page) {
      for (long first : List.copyOf(page.pending.keySet())) send(page, first);
    }

    private void heard(Page page, List<Answer> answers) {
      for (Answer answer : answers) {
        if (answer.state() == State.UNKNOWN) continue;
        State before = page.outcomes.put(answer.n(), answer.state());
        if (before != null && before != answer.state()) {
          throw new AssertionError(
              page.client + "/" + answer.n() + " was " + before + ", is " + answer.state());
        }
      }
      page.pending
          .values()
          .removeIf(list -> list.stream().allMatch(op -> page.outcomes.containsKey(op.n())));
    }

    private void leave(Page page) {
      page.session++;
      page.seat.ifPresent(Seat::leave);
      page.seat = Optional.empty();
    }

    private void join(Page page, TestRooms.Node node) {
      leave(page);
      int session = page.session;
      node.room().compose(room -> room.claim(page.who, page.client).map(room)).onSuccess(room -> {
        if (session == page.session) enter(page, room);
      });
    }

    private void enter(Page page, BoardRoom room) {
      int session = page.session;
      FakeSubscriber subscriber = new FakeSubscriber(page.board);
      subscriber.listening = () -> session == page.session;
      Seat seat = room.enter(subscriber);
      page.room = room;
      Optional<ClientMessage.Have> have =
          page.board.isBlank() ? Optional.empty() : Optional.of(subscriber.have());
      room.resume(seat, have)
          .compose(caughtUp -> page.pending.isEmpty()
              ? io.vertx.core.Future.succeededFuture(List.<Answer>of())
              : room.answers(page.who, page.client, page.pending.firstKey(), page.next - 1))
          .onSuccess(answers -> {
            if (session != page.session) return;
            page.seat = Optional.of(seat);
            heard(page, answers);
            resend(page);
          })
          .onFailure(away -> {
            if (session == page.session) leave(page);
          });
      page.seat = Optional.of(seat);
    }

    private void restart(TestRooms.Node node) {
      node.kill();
      for (Page page : pages) {
        if (page.room != null && node.rooms.rooms().contains(page.room)) leave(page);
      }
      nodes.set(nodes.indexOf(node), test.nodeHere());
    }

    /** Everything works from now on; everybody comes back and sends what was not answered. */
    io.vertx.core.Future<Void> calmDown() {
      for (TestRooms.Node node : nodes) {
        node.store.setDeaf(false);
        node.store.setAway(false);
        node.rooms.rooms().forEach(BoardRoom::compare);
      }
      return io.vertx.core.Future.succeededFuture();
    }

    boolean isSettled() {
      for (Page page : pages) {
        if (page.seat.isEmpty()) join(page, nodes.get(random.nextInt(nodes.size())));
        else if (!page.pending.isEmpty()) resend(page);
      }
      long version = last().to();
      return pages.stream()
          .allMatch(page -> page.pending.isEmpty() && page.board.version() == version);
    }

    @Override
    public String toString() {
      StringBuilder state = new StringBuilder("log ends at " + last().to());
      for (Page page : pages) {
        state
            .append("\n")
            .append(page.client.substring(30))
            .append(" at ")
            .append(page.board.version());
        state.append(" next ").append(page.next).append(" pending ").append(page.pending.keySet());
        state.append(page.trouble).append(page.outcomes.size()).append(page.pending.values());
        state.append(" seat ").append(page.seat.isPresent());
        if (page.room != null) {
          state
              .append(" room at ")
              .append(page.room.head().version())
              .append(page.room.isAway() ? " away" : "");
          state.append(page.room.committer().isBusy() ? " committing or in doubt" : "");
        }
      }
      return state.toString();
    }

    private LogEntry last() {
      List<LogEntry> log = test.memory.log(TestRooms.BOARD.value());
      return log.get(log.size() - 1);
    }

    void check() {
      BoardRoom stored = test.loop.get(test.node()::room);
      BoardCopy truth = new BoardCopy();
      test.loop.get(() -> {
        FakeSubscriber reader = new FakeSubscriber(truth);
        return stored.resume(stored.enter(reader), Optional.empty());
      });
      for (Page page : pages) {
        assertThat(page.board.entities()).isEqualTo(truth.entities());
        assertThat(page.board.wentBack()).isZero();
      }
      Map<String, Long> log = new HashMap<>();
      long version = 0;
      try {
        for (LogEntry entry : test.memory.log(TestRooms.BOARD.value())) {
          for (JsonNode op : ChangeCodec.entries(entry.payload().getBytes())) {
            assertThat(op.get("version").longValue()).isEqualTo(++version);
            String name = op.get("client").textValue() + "/" + op.get("n");
            assertThat(log.put(name, version)).as("done twice: " + name).isNull();
          }
        }
      } catch (dev.tandem.protocol.StrictJson.NotJson e) {
        throw new AssertionError(e);
      }
      int committed = 0;
      for (Page page : pages) {
        for (long n = 1; n < page.next; n++) {
          boolean done = log.containsKey(page.client + "/" + n);
          assertThat(page.outcomes.get(n))
              .as(page.client + "/" + n)
              .isEqualTo(done ? State.COMMITTED : State.REFUSED);
          if (done) committed++;
        }
      }
      assertThat(committed).isGreaterThan(STEPS / 10);
      assertThat(stored.board().find(EntityId.of("M1"))).isPresent();
    }
  }
}
