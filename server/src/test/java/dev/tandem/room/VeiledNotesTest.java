package dev.tandem.room;

import static dev.tandem.room.TestRooms.ANA;
import static dev.tandem.room.TestRooms.BEN;
import static dev.tandem.room.TestRooms.ops;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.retro.CastRoman;
import dev.tandem.domain.retro.OpenDots;
import dev.tandem.domain.retro.OpenRoman;
import dev.tandem.domain.retro.SetDots;
import dev.tandem.domain.retro.ShowNotes;
import dev.tandem.domain.retro.Thumb;
import dev.tandem.domain.retro.WriteNote;
import dev.tandem.domain.session.SessionFormat;
import dev.tandem.domain.session.StartSession;
import dev.tandem.transfer.Minutes;
import dev.tandem.transfer.TandemJson;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A private note is nobody else's, whichever way a board leaves the server. */
class VeiledNotesTest {
  private static final EntityId LIVE = EntityId.of("live");
  private static final EntityId NOTE = EntityId.of("n1");
  private static final String WORDS = "our stand-ups are theatre";

  private final TestRooms test = new TestRooms();
  private final TestRooms.Node here = test.node();
  private final TestRooms.Node there = test.node();

  @BeforeEach
  void writeInPrivate() {
    here.submit(ANA, 1, ops(1, new StartSession(LIVE, SessionFormat.RETRO, "Retro")));
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void nobodyElseReadsANoteBeforeItIsShown() {
    TestRooms.Guest ana = here.join(ANA);
    TestRooms.Guest afar = there.join(ANA);
    TestRooms.Guest ben = here.join(BEN);
    write();
    seen(ana, afar, ben);
    assertThat(ben.subscriber.messages.toString()).contains(WORDS);
    BoardRoom one = here.open();
    BoardRoom other = there.open();
    List<String> out = new ArrayList<>();
    for (TestRooms.Guest guest : List.of(ana, afar, there.join(ANA)))
      out.add(guest.subscriber.messages.toString());
    out.add(test.loop.get(other::wholeBoard).toString());
    out.add(test.loop.get(() -> one.changes(0)).orElseThrow().toString());
    out.add(test.loop.get(() -> one.past(PastChanges.Wanted.newest(100))).toString());
    out.add(
        test.loop.get(() -> one.boardAt(one.head().version(), Optional.empty())).toString());
    out.add(new String(TandemJson.export(other.board()), StandardCharsets.UTF_8));
    long version = one.head().version();
    Stretch past =
        test.loop.get(() -> one.stretch(Minutes.firstVersion(one.board(), LIVE), version));
    out.add(Minutes.of(past.before(), past.after(), LIVE, past.authors(), ZoneOffset.UTC));
    assertThat(out).allSatisfy(text -> assertThat(text).isNotEmpty().doesNotContain("theatre"));
    assertThat(past.authors()).containsExactly(ANA.member(), BEN.member());
  }

  @Test
  void itsAuthorHasItBackAndShowingTellsAll() {
    write();
    TestRooms.Guest again = there.join(BEN);
    JsonNode own = again.subscriber.messages.get(again.subscriber.messages.size() - 1);
    assertThat(own.path("t").asText()).isEqualTo("own");
    assertThat(own.at("/list/0/fields/text").asText()).isEqualTo(WORDS);
    TestRooms.Guest ana = there.join(ANA);
    here.submit(ANA, 3, ops(1, new ShowNotes(LIVE)));
    seen(ana);
    assertThat(ana.subscriber.board.text(NOTE.value(), "text")).isEqualTo(WORDS);
  }

  @Test
  void whereDotsLieAndThumbsPointIsPrivateToo() {
    TestRooms.Guest ana = here.join(ANA);
    write();
    EntityId dots = EntityId.of("d1");
    EntityId poll = EntityId.of("r1");
    here.submit(
        ANA,
        3,
        ops(
            1,
            new ShowNotes(LIVE),
            new OpenDots(dots, LIVE, 3),
            new OpenRoman(poll, LIVE, "Yes?")));
    here.submit(
        BEN,
        4,
        ops(1, new SetDots(dots, NOTE, 2), new CastRoman(poll, Optional.of(Thumb.SIDEWAYS))));
    seen(ana);
    String said = ana.subscriber.messages.toString();
    assertThat(said).contains("\"spent\":2").contains("\"cast\":true");
    assertThat(said).doesNotContain("\"on\":[").doesNotContain("sideways");
  }

  private void write() {
    here.submit(BEN, 2, ops(1, new WriteNote(NOTE, LIVE, WORDS, Optional.empty())));
  }

  private void seen(TestRooms.Guest... guests) {
    long version = here.open().head().version();
    long newest = Math.max(version, there.open().head().version());
    for (TestRooms.Guest guest : guests)
      test.until(() -> guest.subscriber.board.version() >= newest);
  }
}
