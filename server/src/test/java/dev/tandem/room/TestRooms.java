package dev.tandem.room;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.members.AddMember;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.store.InMemoryBoardStore;
import dev.tandem.store.Memory;
import dev.tandem.testing.TestLoop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** One board in one memory, and the nodes a test opens on it; all on one event loop. */
final class TestRooms implements AutoCloseable {
  static final EntityId BOARD = EntityId.of("01J0000000000000000000B0AD");
  static final Identity ANA = person("M1", "Ana");
  static final Identity BEN = person("M2", "Ben");

  final TestLoop loop = new TestLoop();
  final Memory memory = new Memory();
  private final RoomSettings settings;
  private final Loop time;
  private int epochs;

  TestRooms() {
    this(RoomSettings.DEFAULT);
  }

  /** Makes the board: Ana owns it, Ben is its product owner. */
  TestRooms(RoomSettings settings) {
    this(settings, Function.identity());
  }

  /** The same, in a time of the test's own. */
  TestRooms(RoomSettings settings, Function<Loop, Loop> time) {
    this.settings = settings;
    this.time = time.apply(Loop.of(loop.vertx()));
    Node first = node();
    loop.get(() -> first.rooms.create(BOARD, "Plan", Optional.empty(), ANA));
    loop.get(() -> first
        .room()
        .compose(room -> room.submit(Submission.asOwner(
            ANA,
            client(99),
            List.of(SentOp.of(1, new AddMember(BEN.member(), "Ben", List.of(Hat.PO))))))));
    first.crash();
  }

  static Identity person(String id, String name) {
    return new Identity(EntityId.of(id), name, false, Optional.empty());
  }

  static String client(int number) {
    return "%032x".formatted(number);
  }

  static List<SentOp> ops(long first, Op... ops) {
    return java.util.stream.IntStream.range(0, ops.length)
        .mapToObj(i -> SentOp.of(first + i, ops[i]))
        .toList();
  }

  /** A server of its own on the same memory. */
  Node node() {
    return loop.get(() -> Future.succeededFuture(nodeHere()));
  }

  /** The same, called on the event loop. */
  Node nodeHere() {
    return new Node();
  }

  /** Waits until something holds on the event loop. */
  void until(BooleanSupplier holds) {
    until(holds, () -> "");
  }

  /** The same, with a word on the state when it does not come to hold. */
  void until(BooleanSupplier holds, Supplier<String> state) {
    loop.get(() -> {
      Promise<Void> promise = Promise.promise();
      look(holds, state, promise, System.nanoTime() + 15_000_000_000L);
      return promise.future();
    });
  }

  private void look(
      BooleanSupplier holds, Supplier<String> state, Promise<Void> promise, long deadline) {
    if (holds.getAsBoolean()) promise.complete();
    else if (System.nanoTime() > deadline) {
      promise.fail(new AssertionError("it did not come to hold within 15 s: " + state.get()));
    } else loop.vertx().setTimer(2, timer -> look(holds, state, promise, deadline));
  }

  @Override
  public void close() {
    loop.close();
  }

  final class Node {
    final InMemoryBoardStore store;
    final BoardRooms rooms;

    private Node() {
      Context context = Vertx.currentContext();
      store = new InMemoryBoardStore(
          memory, System::currentTimeMillis, task -> context.runOnContext(later -> task.run()));
      rooms = new BoardRooms(time, store, settings, () -> "%032x".formatted(1000 + ++epochs));
    }

    Future<BoardRoom> room() {
      return rooms.open(BOARD.value());
    }

    BoardRoom open() {
      return loop.get(this::room);
    }

    /** Asks and waits for the answers. */
    List<Answer> submit(Identity who, int client, List<SentOp> ops) {
      return TestLoop.await(later(new Submission(who, false, client(client), ops, false, true)));
    }

    List<Answer> together(Identity who, int client, List<SentOp> ops) {
      return TestLoop.await(later(new Submission(who, false, client(client), ops, true, true)));
    }

    /** Asks and does not wait. */
    CompletableFuture<List<Answer>> later(Submission submission) {
      return loop.start(() -> room().compose(room -> room.submit(submission)));
    }

    /** Somebody new in the room, caught up. */
    Guest join(Optional<ClientMessage.Have> have) {
      Guest guest = new Guest();
      have.ifPresent(h -> guest.subscriber.board.startAt(h.epoch(), h.version(), h.tag()));
      return loop.get(() -> room().compose(room -> {
        guest.seat = room.enter(guest.subscriber);
        return room.resume(guest.seat, have).map(guest);
      }));
    }

    Guest join() {
      return join(Optional.empty());
    }

    /** This person in the room, caught up and told what only they may see. */
    Guest join(Identity who) {
      Guest guest = new Guest();
      guest.subscriber.member = who.member();
      BoardRoom room = open();
      return loop.get(() -> {
        guest.seat = room.enter(guest.subscriber);
        return room.resume(guest.seat, Optional.empty())
            .onSuccess(caughtUp -> room.sendOwn(guest.seat))
            .map(guest);
      });
    }

    /** It is gone, and nothing it had begun goes on. */
    void crash() {
      loop.run(this::kill);
    }

    /** The same, called on the event loop. */
    void kill() {
      store.close();
      rooms.end();
    }
  }

  static final class Guest {
    final FakeSubscriber subscriber = new FakeSubscriber();
    Seat seat;

    ClientMessage.Have have() {
      return subscriber.have();
    }
  }
}
