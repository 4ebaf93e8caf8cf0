package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.store.Commit.ClientWrite;
import dev.tandem.store.Commit.EntityWrite;
import dev.tandem.store.Commit.Heard;
import dev.tandem.store.Commit.RefusalWrite;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of boards must do. Two nodes, {@link #here} and {@link #there}, share what is stored. */
abstract class BoardStoreContract {
  static final Head START = new Head("epoch", 0, Head.FIRST_TAG);
  static final Head ONE = new Head("epoch", 1, "t1");
  static final Head TWO = new Head("epoch", 2, "t2");

  final String board = "b" + UUID.randomUUID();

  abstract BoardStore here();

  abstract BoardStore there();

  /** Makes the call on the event loop of the stores and waits for its answer; throws what it failed with. */
  abstract <T> T get(Supplier<Future<T>> call);

  /** Lets a client look as if it was last used this many days ago. */
  abstract void age(String client, int days);

  /** Changes a byte of a piece of the board's archive. */
  abstract void spoil(String piece);

  /** Lets the board lose its head, as no call can. */
  abstract void loseHead();

  @Test
  void createsABoardOnce() {
    assertThat(get(() -> here().create(board, "epoch"))).isTrue();
    assertThat(get(() -> there().create(board, "another"))).isFalse();
    assertThat(get(() -> there().head(board))).contains(START);
  }

  @Test
  void knowsNothingOfABoardThatWasNeverMade() {
    assertThat(get(() -> here().load(board))).isEmpty();
    assertThat(get(() -> here().head(board))).isEmpty();
    assertThat(get(() -> here().read(board, 0, 10))).isEmpty();
    assertThat(get(() -> here().entryAt(board, 1))).isEmpty();
    assertThat(get(() -> here().client(board, "c"))).isEmpty();
    assertThat(get(() -> here().refused(board, "c", 1, 5))).isEmpty();
    assertThat(get(() -> here().forgetIdleClients(board))).isZero();
    assertThat(get(() -> here().commit(change(START, ONE)))).isEqualTo(new CommitResult.Missing());
    assertThat(get(() -> here().head(board))).isEmpty();
  }

  @Test
  void refusesABoardIdThatCouldLeaveItsKeys() {
    for (String id : List.of("", "a}b", "{", "a:b", "x".repeat(65), "ä", "a b")) {
      assertThatThrownBy(() -> get(() -> here().load(id)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> get(() -> here().create(id, "epoch")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void storesABatchAndShowsItToEveryNode() {
    create();
    Buffer payload = Buffer.buffer("batch");
    Commit commit = new Commit(
        board,
        START,
        new Head("epoch", 3, "t3"),
        payload,
        List.of(entity("s1", "one"), entity("s2", "two")),
        List.of(new ClientWrite("c", "m", 0, 3)),
        List.of(),
        List.of());
    assertThat(get(() -> here().commit(commit))).isEqualTo(new CommitResult.Done());

    LoadedBoard loaded = get(() -> there().load(board)).orElseThrow();
    assertThat(loaded.head()).isEqualTo(new Head("epoch", 3, "t3"));
    assertThat(loaded.entities())
        .containsExactlyInAnyOrder(Buffer.buffer("one"), Buffer.buffer("two"));
    assertThat(get(() -> there().head(board))).contains(loaded.head());
    assertThat(get(() -> there().client(board, "c"))).contains(new ClientState("m", 3));
    LogEntry entry = new LogEntry(1, 3, Head.FIRST_TAG, "t3", payload);
    assertThat(get(() -> there().read(board, 0, 10))).containsExactly(entry);
    assertThat(get(() -> there().entryAt(board, 3))).contains(entry);
    assertThat(get(() -> there().entryAt(board, 2))).isEmpty();
  }

  @Test
  void replacesAnEntityByItsId() {
    create();
    commitDone(change(START, ONE, entity("s1", "old"), entity("s2", "stays")));
    commitDone(change(ONE, new Head("epoch", 2, "t2"), entity("s1", "new")));
    assertThat(get(() -> here().load(board)).orElseThrow().entities())
        .containsExactlyInAnyOrder(Buffer.buffer("new"), Buffer.buffer("stays"));
  }

  @Test
  void keepsEveryByte() {
    create();
    byte[] bytes = new byte[70_000];
    new Random(7).nextBytes(bytes);
    for (int i = 0; i < 256; i++) {
      bytes[i] = (byte) i;
    }
    Buffer payload = Buffer.buffer(bytes);
    Heard nobody = new Heard("nobody", 5);
    RecordingListener listener = new RecordingListener();
    subscribe(there(), listener);
    commitDone(new Commit(
        board,
        START,
        ONE,
        payload,
        List.of(new EntityWrite("s1", payload)),
        List.of(),
        List.of(),
        List.of(nobody)));
    assertThat(listener.nextBatch().payload()).isEqualTo(payload);
    assertThat(get(() -> here().load(board)).orElseThrow().entities()).containsExactly(payload);
    assertThat(get(() -> here().read(board, 0, 1)).get(0).payload()).isEqualTo(payload);
  }

  @Test
  void refusesABatchDecidedElsewhere() {
    create();
    commitDone(change(START, ONE));
    for (Head stale : List.of(START, new Head("other", 1, "t1"), new Head("epoch", 1, "fork"))) {
      Head next = new Head("epoch", 2, "t2");
      assertThat(get(() -> here().commit(change(stale, next, entity("s1", "x")))))
          .isEqualTo(new CommitResult.Conflict(ONE));
    }
    assertThat(get(() -> here().load(board)).orElseThrow())
        .isEqualTo(new LoadedBoard(ONE, List.of()));
    assertThat(get(() -> here().read(board, 1, 10))).isEmpty();
  }

  @Test
  void countsEveryOpOfAClientOnce() {
    create();
    commitDone(
        withClients(START, ONE, new ClientWrite("c", "m", 0, 4), new ClientWrite("d", "m", 0, 1)));
    Head next = new Head("epoch", 2, "t2");
    Commit again =
        withClients(ONE, next, new ClientWrite("d", "m", 1, 2), new ClientWrite("c", "m", 3, 5));
    assertThat(get(() -> here().commit(again)))
        .isEqualTo(new CommitResult.Duplicate(Map.of("c", 4L, "d", 1L)));
    Commit unknown = withClients(ONE, next, new ClientWrite("e", "m", 3, 5));
    assertThat(get(() -> here().commit(unknown)))
        .isEqualTo(new CommitResult.Duplicate(Map.of("e", 0L)));
    assertThat(get(() -> here().client(board, "d"))).contains(new ClientState("m", 1));
    assertThat(get(() -> here().head(board))).contains(ONE);
  }

  @Test
  void tellsAConflictBeforeADuplicate() {
    create();
    Commit commit = withClients(START, ONE, new ClientWrite("c", "m", 0, 1));
    commitDone(commit);
    assertThat(get(() -> here().commit(commit))).isEqualTo(new CommitResult.Conflict(ONE));
  }

  @Test
  void keepsAClientToItsMember() {
    create();
    commitDone(withClients(START, ONE, new ClientWrite("c", "some member: é", 0, 1)));
    Commit theft =
        withClients(ONE, new Head("epoch", 2, "t2"), new ClientWrite("c", "thief", 1, 2));
    assertThat(get(() -> here().commit(theft))).isEqualTo(new CommitResult.ForeignClient("c"));
    assertThat(get(() -> here().client(board, "c"))).contains(new ClientState("some member: é", 1));
  }

  @Test
  void remembersRefusalsUntilTheyAreHeard() {
    create();
    commitDone(refusing(
        0,
        4,
        List.of(new RefusalWrite("c", 2, "GONE"), new RefusalWrite("c", 3, "STALE")),
        List.of()));
    assertThat(get(() -> here().head(board))).contains(START);
    assertThat(get(() -> here().read(board, 0, 10))).isEmpty();
    assertThat(get(() -> there().refused(board, "c", 1, 4)))
        .isEqualTo(Map.of(2L, "GONE", 3L, "STALE"));
    assertThat(get(() -> there().refused(board, "c", 3, 3))).isEqualTo(Map.of(3L, "STALE"));
    assertThat(get(() -> there().refused(board, "d", 1, 4))).isEmpty();
    assertThat(get(() -> there().refused(board, "c", 4, 3))).isEmpty();

    commitDone(
        refusing(4, 5, List.of(new RefusalWrite("c", 5, "LIMIT")), List.of(new Heard("c", 2))));
    assertThat(get(() -> here().refused(board, "c", 1, 5)))
        .isEqualTo(Map.of(3L, "STALE", 5L, "LIMIT"));
    commitDone(new Commit(
        board,
        START,
        START,
        Buffer.buffer(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Heard("c", 5))));
    assertThat(get(() -> here().refused(board, "c", 1, 5))).isEmpty();
    assertThat(get(() -> here().client(board, "c"))).contains(new ClientState("m", 5));
  }

  @Test
  void refusesTooMuchAtOnce() {
    create();
    assertThatThrownBy(() -> get(() -> here().refused(board, "c", 1, 10_001)))
        .isInstanceOf(IllegalArgumentException.class);
    Buffer huge = Buffer.buffer(new byte[Commit.MAX_ENTITY_BYTES + 1]);
    assertThatThrownBy(() ->
            get(() -> here().commit(change(START, ONE, new EntityWrite("s1", huge)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(get(() -> here().load(board)).orElseThrow())
        .isEqualTo(new LoadedBoard(START, List.of()));
  }

  @Test
  void storesAWholeImportInOneCommit() {
    create();
    List<EntityWrite> stories =
        IntStream.range(0, 20_000).mapToObj(i -> entity("s" + i, "story " + i)).toList();
    commitDone(change(START, ONE, stories.toArray(EntityWrite[]::new)));
    assertThat(get(() -> there().load(board)).orElseThrow().entities()).hasSize(20_000);
  }

  @Test
  void readsTheLogInPieces() {
    create();
    Head at = START;
    for (int to = 2; to <= 10; to += 2) {
      Head next = new Head("epoch", to, "t" + to);
      commitDone(change(at, next));
      at = next;
    }
    assertThat(get(() -> here().read(board, 4, 2)))
        .extracting(LogEntry::to)
        .containsExactly(6L, 8L);
    assertThat(get(() -> here().read(board, 5, 100)))
        .extracting(LogEntry::from)
        .containsExactly(5L, 7L, 9L);
    assertThat(get(() -> here().read(board, 10, 100))).isEmpty();
    assertThat(get(() -> here().entryAt(board, 10)).orElseThrow().previousTag()).isEqualTo("t8");
  }

  @Test
  void startsANewEpochByACommit() {
    create();
    Head forked = new Head("epoch 2", 1, "f1");
    commitDone(change(START, forked));
    assertThat(get(() -> here().head(board))).contains(forked);
  }

  @Test
  void forgetsClientsThatWereIdleTooLong() {
    create();
    List<ClientWrite> clients =
        List.of(new ClientWrite("old", "m", 0, 1), new ClientWrite("recent", "m", 0, 1));
    List<RefusalWrite> refusals =
        List.of(new RefusalWrite("old", 1, "GONE"), new RefusalWrite("recent", 1, "GONE"));
    commitDone(
        new Commit(board, START, START, Buffer.buffer(), List.of(), clients, refusals, List.of()));
    age("old", BoardStore.IDLE_DAYS + 1);
    age("recent", BoardStore.IDLE_DAYS);
    assertThat(get(() -> here().forgetIdleClients(board))).isEqualTo(1);
    assertThat(get(() -> here().client(board, "old"))).isEmpty();
    assertThat(get(() -> here().refused(board, "old", 1, 1))).isEmpty();
    assertThat(get(() -> here().client(board, "recent"))).contains(new ClientState("m", 1));
    assertThat(get(() -> here().refused(board, "recent", 1, 1))).isEqualTo(Map.of(1L, "GONE"));
  }

  @Test
  void tellsOtherNodesInOrderAndNeverItself() {
    create();
    RecordingListener mine = new RecordingListener();
    RecordingListener theirs = new RecordingListener();
    subscribe(here(), mine);
    subscribe(there(), theirs);
    commitDone(change(START, ONE));
    Head two = new Head("epoch", 2, "t2");
    commitDone(change(ONE, two));
    presence(here(), "hello");
    assertThat(theirs.nextBatch())
        .isEqualTo(new LogEntry(1, 1, Head.FIRST_TAG, "t1", Buffer.buffer("payload")));
    assertThat(theirs.nextBatch())
        .isEqualTo(new LogEntry(2, 2, "t1", "t2", Buffer.buffer("payload")));
    assertThat(theirs.nextPresence()).isEqualTo(Buffer.buffer("hello"));

    // Whatever came before an answer from there would have been here before it.
    get(() -> there().commit(change(two, new Head("epoch", 3, "t3"))));
    assertThat(mine.nextBatch().from()).isEqualTo(3);
    presence(there(), "answer");
    assertThat(mine.nextPresence()).isEqualTo(Buffer.buffer("answer"));
  }

  @Test
  void hearsNothingOfOtherBoardsNorAfterTheEnd() {
    create();
    String other = board + "x";
    get(() -> here().create(other, "epoch"));
    RecordingListener ended = new RecordingListener();
    RecordingListener stays = new RecordingListener();
    Subscription first = subscribe(there(), ended);
    subscribe(there(), stays);
    get(() -> {
      first.end();
      first.end();
      return Future.succeededFuture();
    });
    get(() -> here()
        .commit(new Commit(
            other,
            START,
            ONE,
            Buffer.buffer("other"),
            List.of(),
            List.of(),
            List.of(),
            List.of())));
    commitDone(change(START, ONE));
    assertThat(stays.nextBatch().payload()).isEqualTo(Buffer.buffer("payload"));
    assertThat(ended.heardNothing()).isTrue();
  }

  @Test
  void neverShowsADamagedBoardAsBlank() {
    create();
    commitDone(change(START, ONE, entity("s1", "x")));
    loseHead();
    assertThatThrownBy(() -> get(() -> here().load(board))).isInstanceOf(DamagedBoard.class);
    assertThatThrownBy(() -> get(() -> here().create(board, "new")))
        .isInstanceOf(DamagedBoard.class);
    assertThat(get(() -> here().commit(change(START, ONE)))).isEqualTo(new CommitResult.Missing());
  }

  @Test
  void failsAtOnceWhenClosed() {
    create();
    get(() -> here().close());
    assertThat(here().isUp()).isFalse();
    assertThatThrownBy(() -> get(() -> here().head(board))).isInstanceOf(StoreAway.class);
    assertThat(get(() -> there().head(board))).contains(START);
  }

  @Test
  void beginsANewEpochOnlyWhereTheBoardStands() {
    create();
    commitDone(change(START, ONE));
    for (Head elsewhere : List.of(START, new Head("other", 1, "t1"), new Head("epoch", 1, "x"))) {
      assertThat(get(() -> here().newEpoch(board, elsewhere, "new"))).isFalse();
    }
    assertThat(get(() -> here().newEpoch(board, ONE, "new"))).isTrue();
    assertThat(get(() -> there().newEpoch(board, ONE, "newer"))).isFalse();
    Head renewed = new Head("new", 1, "t1");
    assertThat(get(() -> there().head(board))).contains(renewed);
    assertThat(get(() -> there().commit(change(ONE, new Head("epoch", 2, "t2")))))
        .isEqualTo(new CommitResult.Conflict(renewed));
    commitDone(change(renewed, new Head("new", 2, "t2")));
    assertThat(get(() -> here().newEpoch(board + "x", ONE, "new"))).isFalse();
  }

  @Test
  void nothingIsReplicatedWithoutAReplica() {
    create();
    assertThat(get(() -> here().replicated())).isFalse();
  }

  @Test
  void archivesBeforeItTrims() {
    create();
    commitDone(change(START, ONE));
    commitDone(change(ONE, TWO));
    commitDone(change(TWO, new Head("epoch", 3, "t3")));
    BoardArchive archive = here().archive();
    assertThat(get(() -> archive.pieces(board))).isEmpty();
    assertThat(get(() -> archive.trim(board, 3))).isZero();

    Buffer segment = ArchiveCodec.segment(get(() -> here().read(board, 0, 2)));
    Buffer snapshot = ArchiveCodec.snapshot(List.of(Buffer.buffer("e")));
    assertThat(get(() -> archive.put(board, 0, 4, "t4", segment, snapshot))).isFalse();
    assertThat(get(() -> archive.put(board, 1, 2, "t2", segment, snapshot))).isFalse();
    assertThat(get(() -> archive.put(board, 0, 2, "t2", segment, snapshot))).isTrue();
    assertThat(get(() -> there().archive().put(board, 0, 2, "t2", segment, snapshot)))
        .isFalse();

    assertThat(get(() -> archive.trim(board, 3))).isEqualTo(2);
    List<LogEntry> left = get(() -> there().read(board, 0, 10));
    assertThat(left).extracting(LogEntry::to).containsExactly(3L);
    List<Piece> pieces = get(() -> there().archive().pieces(board));
    assertThat(pieces).extracting(Piece::name).containsExactlyInAnyOrder("segment-2", "snapshot-2");
    for (Piece piece : pieces) {
      boolean stretch = piece.kind() == Piece.Kind.SEGMENT;
      assertThat(piece.after()).isEqualTo(stretch ? 0 : 2);
      assertThat(piece.tag()).isEqualTo("t2");
      assertThat(get(() -> there().archive().read(board, piece)))
          .isEqualTo(stretch ? segment : snapshot);
    }
    assertThat(get(() -> there().load(board)).orElseThrow().head().version()).isEqualTo(3);
  }

  @Test
  void namesAPieceThatIsDamaged() {
    create();
    commitDone(change(START, ONE));
    Buffer bytes = ArchiveCodec.segment(get(() -> here().read(board, 0, 2)));
    get(() -> here().archive().put(board, 0, 1, "t1", bytes, bytes));
    List<Piece> pieces = get(() -> here().archive().pieces(board));
    spoil("segment-1");
    for (Piece piece : pieces) {
      if (piece.kind() == Piece.Kind.SNAPSHOT) {
        assertThat(get(() -> here().archive().read(board, piece))).isEqualTo(bytes);
      } else {
        assertThatThrownBy(() -> get(() -> here().archive().read(board, piece)))
            .isInstanceOf(DamagedArchive.class)
            .hasMessageContaining("segment-1 does not have its checksum");
      }
    }
    Piece never = new Piece(Piece.Kind.SEGMENT, 1, 9, "t9", "0");
    assertThatThrownBy(() -> get(() -> here().archive().read(board, never)))
        .isInstanceOf(DamagedArchive.class)
        .hasMessageContaining("segment-9 is gone");
  }

  @Test
  void foundsABoardAtAVersion() {
    Head head = new Head("fresh", 7, "t7");
    Buffer snapshot = ArchiveCodec.snapshot(List.of(Buffer.buffer("one"), Buffer.buffer("two")));
    List<EntityWrite> entities = List.of(entity("s1", "one"), entity("s2", "two"));
    assertThat(get(() -> here().found(board, head, entities, snapshot))).isTrue();
    assertThat(get(() -> there().found(board, head, List.of(), snapshot))).isFalse();
    LoadedBoard loaded = get(() -> there().load(board)).orElseThrow();
    assertThat(loaded.head()).isEqualTo(head);
    assertThat(loaded.entities())
        .containsExactlyInAnyOrder(Buffer.buffer("one"), Buffer.buffer("two"));
    assertThat(get(() -> there().read(board, 0, 10))).isEmpty();
    Piece piece = get(() -> there().archive().pieces(board)).get(0);
    assertThat(piece.name()).isEqualTo("snapshot-7");
    assertThat(get(() -> there().archive().read(board, piece))).isEqualTo(snapshot);
    Head next = new Head("fresh", 8, "t8");
    commitDone(change(head, next));
    Buffer segment = ArchiveCodec.segment(get(() -> here().read(board, 7, 2)));
    assertThat(get(() -> here().archive().put(board, 7, 8, "t8", segment, snapshot)))
        .isTrue();
  }

  void create() {
    get(() -> here().create(board, "epoch"));
  }

  Subscription subscribe(BoardStore node, BoardListener listener) {
    return get(() -> {
      Subscription subscription = node.subscribe(board, listener);
      return subscription.active().map(subscription);
    });
  }

  void presence(BoardStore node, String message) {
    get(() -> {
      node.publishPresence(board, Buffer.buffer(message));
      return Future.succeededFuture();
    });
  }

  void commitDone(Commit commit) {
    assertThat(get(() -> here().commit(commit))).isEqualTo(new CommitResult.Done());
  }

  Commit change(Head expected, Head next, EntityWrite... entities) {
    return new Commit(
        board,
        expected,
        next,
        Buffer.buffer("payload"),
        List.of(entities),
        List.of(),
        List.of(),
        List.of());
  }

  Commit withClients(Head expected, Head next, ClientWrite... clients) {
    return new Commit(
        board,
        expected,
        next,
        Buffer.buffer("payload"),
        List.of(),
        List.of(clients),
        List.of(),
        List.of());
  }

  private Commit refusing(long expected, long n, List<RefusalWrite> refusals, List<Heard> heard) {
    List<ClientWrite> clients = List.of(new ClientWrite("c", "m", expected, n));
    return new Commit(board, START, START, Buffer.buffer(), List.of(), clients, refusals, heard);
  }

  static EntityWrite entity(String id, String value) {
    return new EntityWrite(id, Buffer.buffer(value));
  }
}
