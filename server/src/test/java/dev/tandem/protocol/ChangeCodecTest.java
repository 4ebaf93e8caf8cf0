package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.backlog.StoryType;
import dev.tandem.domain.backlog.Text;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.TextEdit;
import dev.tandem.domain.proposal.Proposal;
import dev.tandem.domain.text.TextDelta;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Entities and changes come back as they were. */
class ChangeCodecTest {
  private static final Payload NOTHING_VEILED = Payload.of(Buffer.buffer());
  private static final EntityId BOARD = EntityId.of("b1");
  private static final EntityId STORY = EntityId.of("s1");
  private static final Story BARE =
      Story.named(STORY, "TAN-1", "Pay \u2028 é 😀 </script>").ranked("a0");
  private static final Story FULL = Story.named(STORY, "TAN-1", "Pay")
      .ranked("a1")
      .typed(Optional.of(StoryType.BUG))
      .estimated(Optional.of(new BigDecimal("0.25")))
      .assigned(List.of(EntityId.of("m1")))
      .labelled(List.of("ui"))
      .linked(Optional.of(EntityId.of("i1")))
      .planned(Optional.of(EntityId.of("p1")))
      .blocked(Optional.of("No key"), Optional.empty(), Optional.of(1_700_000_000_000L));

  @Test
  void entitiesComeBackAsTheyWere() throws Exception {
    List<Entity> all = List.of(
        BARE,
        FULL,
        new Member(EntityId.of("m1"), "Ana", List.of(Hat.OWNER, Hat.PO)),
        new BoardInfo(
            BOARD, "Plan", Optional.of("Why"), "TAN", List.of("po:order"), Optional.empty()),
        new Text(STORY.dot("description"), "a\nb\tc", 3),
        Proposal.open(
            EntityId.of("r1"),
            EntityId.of("m1"),
            7,
            new CreateStory(STORY, "Pay", Optional.empty())));
    for (Entity entity : all)
      assertThat(EntityCodec.read(json(entity), Ids.ANY)).isEqualTo(entity);
  }

  @Test
  void absentFieldsAndEmptyListsAreNotWritten() throws Exception {
    assertThat(json(BARE).fieldNames())
        .toIterable()
        .containsExactly("kind", "id", "key", "title", "rank");
  }

  @Test
  void storedEntriesKeepTheVersionOfEachFieldAndTheRemoval() throws Exception {
    long[] versions =
        LongStream.rangeClosed(1, EntityShape.of(Story.class).names().size()).toArray();
    for (long removed : new long[] {0, 99}) {
      BoardEntry back =
          EntityCodec.stored(EntityCodec.stored(new BoardEntry(FULL, versions, removed)));
      assertThat(back.entity()).isEqualTo(FULL);
      assertThat(back.versions()).isEqualTo(versions);
      assertThat(back.removed()).isEqualTo(removed);
    }
  }

  @Test
  void aChangeDoesToAnotherBoardWhatItDidToItsOwn() throws Exception {
    Text text = new Text(STORY.dot("description"), "ab", 1);
    Board before = Board.empty(BOARD).evolve(1, Outcome.put(BARE, text));
    TextDelta delta = new TextDelta(
        List.of(TextDelta.Part.keep(1), TextDelta.Part.replace(1, List.of("x", "y"))));
    Text edited = text.edited(delta);
    Member member = new Member(EntityId.of("m1"), "Ana", List.of());
    for (Outcome.Changed changed : List.of(
        Outcome.put(FULL, member),
        new Outcome.Changed(List.of(edited), List.of(), List.of(new TextEdit(text.id(), 2, delta))),
        Outcome.putAndRemove(List.of(member), List.of(STORY)),
        Outcome.nothing())) {
      JsonNode entry = entry(before, changed);
      Board expected = before.evolve(2, changed);
      Board there = before.evolve(2, ChangeCodec.read(entry, NOTHING_VEILED, before));
      assertThat(there.all().toList())
          .containsExactlyInAnyOrderElementsOf(expected.all().toList());
    }
  }

  @Test
  void theEditsATextKeepsAreStoredAndNeverSent() throws Exception {
    Text text = new Text(STORY.dot("description"), "", 0).edited(TextDelta.insertion("ab"));
    BoardEntry back = EntityCodec.stored(EntityCodec.stored(new BoardEntry(text, new long[3], 0)));
    assertThat(back.entity()).isEqualTo(text);
    JsonNode put = entry(Board.empty(BOARD), Outcome.put(text)).get("put").get(0);
    assertThat(put.has("value")).isTrue();
    assertThat(put.has("recent")).isFalse();
  }

  @Test
  void aSetHoldsOnlyWhatChangedAndNullForWhatIsGone() throws Exception {
    Board full = Board.empty(BOARD).evolve(1, Outcome.put(FULL));
    Story less = FULL.estimated(Optional.empty()).assigned(List.of()).planned(Optional.empty());
    JsonNode set = entry(full, Outcome.put(less)).get("set").get(0);
    assertThat(set.get("fields").toString())
        .isEqualTo("{\"points\":null,\"assignees\":null,\"sprint\":null}");
    assertThat(set.get("kind").textValue()).isEqualTo("story");
  }

  @Test
  void aChangeOfSomethingThatIsNotThereIsNotTaken() throws Exception {
    JsonNode entry = StrictJson.parse(
        "{\"set\":[{\"id\":\"s9\",\"kind\":\"story\",\"fields\":{\"title\":\"x\"}}]}");
    assertThatThrownBy(() -> ChangeCodec.read(entry, NOTHING_VEILED, Board.empty(BOARD)))
        .isInstanceOf(BadField.class);
  }

  private static JsonNode entry(Board before, Outcome.Changed changed) throws Exception {
    byte[] bytes = ChangeCodec.write(
        new ChangeCodec.Stamp(2, "c", 1, EntityId.of("m1"), Optional.of(Hat.PO), 5, "op"),
        before.difference(changed));
    return ChangeCodec.entries(bytes).get(0);
  }

  private static JsonNode json(Entity entity) throws Exception {
    return StrictJson.parse(
        new String(Wire.bytes(out -> EntityCodec.write(out, entity)), StandardCharsets.UTF_8));
  }
}
