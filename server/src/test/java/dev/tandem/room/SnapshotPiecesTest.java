package dev.tandem.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.roadmap.Lane;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.Ids;
import dev.tandem.protocol.Wire;
import dev.tandem.store.Head;
import dev.tandem.testing.Inflating;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnapshotPiecesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final SnapshotPieces pieces = new SnapshotPieces();

  @Test
  void theWholeOfASmallBoardIsOnePlainFrame() throws Exception {
    Board board = lanes(3, 20);
    List<Buffer> frames = pieces.frames(board, head(board));
    assertThat(frames).hasSize(1);
    assertThat(frames.get(0).getByte(0)).isEqualTo(Wire.PLAIN);
    assertThat(entities(frames)).containsExactlyInAnyOrderElementsOf(board.all().toList());
  }

  @Test
  void anEmptyBoardIsAnEmptyList() throws Exception {
    Board board = Board.empty(EntityId.of("b"));
    assertThat(entities(pieces.frames(board, head(board)))).isEmpty();
  }

  @Test
  void piecesBehindOneAnotherInflateToTheBoard() throws Exception {
    Board board = lanes(500, 100);
    List<Buffer> frames = pieces.frames(board, head(board));
    assertThat(frames).hasSize(1);
    assertThat(frames.get(0).getByte(0)).isEqualTo(Wire.DEFLATED);
    assertThat(frames.get(0).length()).isLessThan(60_000);
    assertThat(entities(frames)).containsExactlyInAnyOrderElementsOf(board.all().toList());
  }

  @Test
  void aBoardOfAHundredThingsIsPackedAsAWhole() throws Exception {
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < 100; i++)
      lanes.add(new Lane(
          EntityId.of("01J%023d".formatted(i)), i + ": what people would like to do", "a" + i));
    Board board = Board.empty(EntityId.of("b")).evolve(1, Outcome.put(lanes));
    List<Buffer> frames = pieces.frames(board, head(board));
    assertThat(frames).hasSize(1);
    assertThat(frames.get(0).length())
        .isLessThan(4 * Inflating.json(frames.get(0)).length() / 10);
    assertThat(entities(frames)).containsExactlyInAnyOrderElementsOf(board.all().toList());
  }

  @Test
  void aLargeBoardComesInParts() throws Exception {
    Board board = lanes(4_000, 500);
    List<Buffer> frames = pieces.frames(board, head(board));
    assertThat(frames).hasSizeGreaterThan(1);
    assertThat(entities(frames)).containsExactlyInAnyOrderElementsOf(board.all().toList());
  }

  @Test
  void onlyBucketsThatChangedAreEncodedAnew() throws Exception {
    Board board = lanes(500, 100);
    pieces.frames(board, head(board));
    assertThat(pieces.encoded()).isEqualTo(Board.BUCKETS);
    Board next = board.evolve(
        board.version() + 1, Outcome.put(new Lane(EntityId.of("lane7"), "Other", "a0")));
    List<Buffer> frames = pieces.frames(next, head(next));
    assertThat(pieces.encoded()).isEqualTo(Board.BUCKETS + 1);
    assertThat(entities(frames)).containsExactlyInAnyOrderElementsOf(next.all().toList());
  }

  @Test
  void whatWasRemovedIsLeftOut() throws Exception {
    Board board = lanes(50, 100);
    Board less = board.evolve(60, Outcome.remove(List.of(EntityId.of("lane7"))));
    assertThat(entities(pieces.frames(less, head(less)))).hasSize(49);
  }

  private static Board lanes(int count, int length) {
    Random random = new Random(1);
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder title = new StringBuilder();
      while (title.length() < length) title.append((char) ('!' + random.nextInt(90)));
      lanes.add(new Lane(EntityId.of("lane" + i), title.toString(), "a" + i));
    }
    return Board.empty(EntityId.of("b")).evolve(1, Outcome.put(lanes));
  }

  private static Head head(Board board) {
    return new Head("e", board.version(), "t");
  }

  private static List<Entity> entities(List<Buffer> frames) throws Exception {
    List<Entity> all = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      JsonNode snapshot = JSON.readTree(Inflating.json(frames.get(i)));
      assertThat(snapshot.get("t").textValue()).isEqualTo("snapshot");
      assertThat(snapshot.get("epoch").textValue()).isEqualTo("e");
      assertThat(snapshot.get("part").intValue()).isEqualTo(i + 1);
      assertThat(snapshot.get("of").intValue()).isEqualTo(frames.size());
      for (JsonNode entity : snapshot.get("entities")) all.add(EntityCodec.read(entity, Ids.ANY));
    }
    return all;
  }
}
