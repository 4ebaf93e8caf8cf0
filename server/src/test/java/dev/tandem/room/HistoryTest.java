package dev.tandem.room;

import static dev.tandem.room.TestRooms.ANA;
import static dev.tandem.room.TestRooms.BEN;
import static dev.tandem.room.TestRooms.BOARD;
import static dev.tandem.room.TestRooms.ops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.MoveStory;
import dev.tandem.domain.backlog.RemoveStory;
import dev.tandem.domain.backlog.SetStoryTitle;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Op;
import dev.tandem.protocol.StrictJson;
import dev.tandem.store.DamagedArchive;
import dev.tandem.store.LogEntry;
import dev.tandem.store.Piece;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Archiving, trimming, and boards made again as they were. */
class HistoryTest {
  private static final int EVERY = 50;
  private static final EntityId OTHER = EntityId.of("01J0000000000000000000C0PY");

  private final TestRooms test =
      new TestRooms(new RoomSettings(Limits.DEFAULT, 0, 2000, EVERY, 64L << 20, EVERY));
  private final TestRooms.Node node = test.node();
  private final Map<Long, List<Buffer>> was = new HashMap<>();
  private int n;

  @BeforeEach
  void open() {
    node.open();
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void makesEveryVersionAgainByteForByte() {
    change(230, new Random(4));
    archive();
    for (long version : was.keySet()) {
      Rebuild again = test.loop.get(() -> room().history().at(version));
      assertThat(again.board().version()).isEqualTo(version);
      assertThat(Rebuild.values(again.board())).isEqualTo(was.get(version));
    }
    Rebuild blank = test.loop.get(() -> room().history().at(0));
    assertThat(blank.board().entries()).isEmpty();
  }

  @Test
  void trimsOnlyWhatIsArchivedAndOldEnough() {
    change(220, new Random(2));
    archive();
    List<Piece> pieces = pieces();
    assertThat(pieces).hasSizeGreaterThanOrEqualTo(8);
    long next = 0;
    for (Piece piece : pieces) {
      if (piece.kind() != Piece.Kind.SEGMENT) continue;
      assertThat(piece.after()).isEqualTo(next);
      assertThat(piece.to() - piece.after()).isBetween((long) EVERY, EVERY + 64L);
      next = piece.to();
    }
    long head = room().head().version();
    List<LogEntry> log = test.memory.log(BOARD.value());
    long kept = log.get(0).from();
    assertThat(head - kept + 1).isBetween((long) EVERY, 2L * EVERY + 64);
    assertThat(test.loop.get(() -> room().changes(kept - 1))).isPresent();
    assertThat(test.loop.get(() -> room().changes(kept - 2))).isEmpty();
    int size = pieces.size();
    archive();
    assertThat(pieces()).hasSize(size);
  }

  @Test
  void namesTheSegmentThatIsDamagedAndMakesTheRestAgain() {
    change(220, new Random(3));
    archive();
    List<Piece> segments =
        pieces().stream().filter(piece -> piece.kind() == Piece.Kind.SEGMENT).toList();
    Piece second = segments.get(1);
    test.loop.run(() -> test.memory.spoil(BOARD.value(), second.name()));
    assertThatThrownBy(() -> test.loop.get(() -> room().history().at(second.to() - 1)))
        .isInstanceOf(DamagedArchive.class)
        .hasMessageContaining(second.name());
    for (long version : List.of(second.after(), second.to(), second.to() + 7)) {
      assertThat(
              Rebuild.values(test.loop.get(() -> room().history().at(version)).board()))
          .isEqualTo(was.get(version));
    }
  }

  @Test
  void restoresToANewBoardAndLeavesTheOldOneAlone() {
    change(120, new Random(5));
    archive();
    long head = room().head().version();
    long version = 77;
    BoardRoom copy = test.loop.get(() -> node.rooms.restore(room(), version, OTHER));
    assertThat(copy.head().version()).isEqualTo(version);
    assertThat(withoutInfo(copy.board()))
        .isEqualTo(withoutInfo(test.loop.get(() -> room().history().at(version)).board()));
    assertThat(copy.board().find(OTHER, BoardInfo.class).orElseThrow().title())
        .isEqualTo("Plan (version 77)");
    assertThat(room().head().version()).isEqualTo(head);
    var answers = test.loop.get(() -> copy.submit(
        new Submission(BEN, false, TestRooms.client(7), ops(1, story(900)), false, true)));
    assertThat(answers.get(0).version()).contains(version + 1);
    test.loop.get(() -> copy.history().archive(copy.head()));
    assertThat(Rebuild.values(test.loop.get(() -> copy.history().at(version)).board()))
        .hasSizeGreaterThan(3);
  }

  @Test
  void tellsThePastOnInTheArchiveAndOfAStretchOfTime() throws Exception {
    change(230, new Random(7));
    archive();
    long head = room().head().version();
    assertThat(test.memory.log(BOARD.value()).get(0).from()).isGreaterThan(50);
    List<Long> told = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    JsonNode page = past(new PastChanges.Wanted(0, 40, Optional.empty(), 0, Long.MAX_VALUE));
    while (true) {
      page.get("list").forEach(change -> {
        told.add(change.get("version").longValue());
        times.add(change.get("at").longValue());
      });
      if (page.get("begins").booleanValue()) break;
      page = past(new PastChanges.Wanted(
          page.get("from").longValue(), 40, Optional.empty(), 0, Long.MAX_VALUE));
    }
    assertThat(told).hasSize((int) head).isSortedAccordingTo(Comparator.reverseOrder());
    long since = times.get(times.size() - 20);
    long until = times.get(times.size() - 60);
    JsonNode stretch = past(new PastChanges.Wanted(0, 500, Optional.empty(), since, until));
    List<Long> within = new ArrayList<>();
    stretch.get("list").forEach(change -> within.add(change.get("at").longValue()));
    assertThat(within)
        .isNotEmpty()
        .containsExactlyElementsOf(
            times.stream().filter(at -> at >= since && at <= until).toList());
  }

  @Test
  void showsTheBoardOfAVersion() throws Exception {
    change(120, new Random(8));
    archive();
    byte[] json = test.loop.get(() -> room().boardAt(60, Optional.empty())).getBytes();
    JsonNode then = StrictJson.parse(json, 0, json.length);
    Board again = test.loop.get(() -> room().history().at(60)).board();
    assertThat(then.get("version").longValue()).isEqualTo(60);
    assertThat(then.get("entities")).hasSize((int) again.all().count());
    EntityId one = again.all().findFirst().orElseThrow().id();
    byte[] only = test.loop.get(() -> room().boardAt(60, Optional.of(one))).getBytes();
    assertThat(StrictJson.parse(only, 0, only.length).get("entities")).hasSize(1);
  }

  private JsonNode past(PastChanges.Wanted wanted) throws Exception {
    byte[] json = test.loop.get(() -> room().past(wanted)).getBytes();
    return StrictJson.parse(json, 0, json.length);
  }

  private static List<Buffer> withoutInfo(Board board) {
    return Rebuild.values(board).stream()
        .filter(value -> !value.toString().contains("\"kind\":\"board\""))
        .toList();
  }

  private BoardRoom room() {
    return node.rooms.open(BOARD.value()).result();
  }

  private void archive() {
    BoardRoom room = room();
    test.loop.get(() -> room.history().archive(room.head()));
  }

  private List<Piece> pieces() {
    return test.loop.get(() -> node.store.archive().pieces(BOARD.value()));
  }

  /** So many changes; what is refused on the way counts for nothing. */
  private void change(int count, Random random) {
    long until = room().head().version() + count;
    while (room().head().version() < until) {
      n++;
      node.submit(ANA, 1, ops(n, op(random)));
      Board board = room().board();
      was.put(board.version(), Rebuild.values(board));
    }
  }

  private Op op(Random random) {
    EntityId some = EntityId.of("s" + (1 + random.nextInt(n)));
    return switch (random.nextInt(5)) {
      case 0 -> new SetStoryTitle(some, "Title " + n);
      case 1 -> new RemoveStory(some);
      case 2 -> new MoveStory(some, Optional.empty());
      default -> story(n);
    };
  }

  private static Op story(int number) {
    return new CreateStory(EntityId.of("s" + number), "Story " + number, Optional.empty());
  }
}
