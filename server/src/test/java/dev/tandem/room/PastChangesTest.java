package dev.tandem.room;

import static dev.tandem.room.TestRooms.ANA;
import static dev.tandem.room.TestRooms.ops;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.backlog.AddCriterion;
import dev.tandem.domain.backlog.CheckCriterion;
import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.RemoveStory;
import dev.tandem.domain.backlog.SetStoryTitle;
import dev.tandem.domain.board.EntityId;
import dev.tandem.protocol.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The history is read from its end, in pages, each change once; of one thing with what belongs to it. */
class PastChangesTest {
  private static final EntityId ONE = EntityId.of("01J00000000000000000000001");
  private static final EntityId TWO = EntityId.of("01J00000000000000000000002");
  private static final EntityId HOLDS = EntityId.of("01J00000000000000000000003");

  private final TestRooms test = new TestRooms();
  private final TestRooms.Node node = test.node();
  private final long before = node.open().head().version();

  @AfterEach
  void close() {
    test.close();
  }

  private JsonNode page(long from, int most, Optional<EntityId> about) throws Exception {
    byte[] json = test.loop
        .get(() -> node.room()
            .compose(
                room -> room.past(new PastChanges.Wanted(from, most, about, 0, Long.MAX_VALUE))))
        .getBytes();
    return StrictJson.parse(json, 0, json.length);
  }

  private static List<Long> versions(JsonNode page) {
    List<Long> all = new ArrayList<>();
    page.get("list").forEach(change -> all.add(change.get("version").longValue()));
    return all;
  }

  @Test
  void pagesFollowOneAnotherWithoutGapAndWithoutOverlap() throws Exception {
    for (int n = 1; n <= 23; n++) {
      node.submit(
          ANA,
          1,
          ops(
              n,
              n == 1
                  ? new CreateStory(ONE, "One", Optional.empty())
                  : new SetStoryTitle(ONE, "Title " + n)));
    }
    List<Long> all = new ArrayList<>();
    JsonNode page = page(0, 10, Optional.empty());
    while (true) {
      assertThat(page.get("list").size()).isLessThanOrEqualTo(10);
      all.addAll(versions(page));
      if (page.get("begins").booleanValue()) break;
      page = page(page.get("from").longValue(), 10, Optional.empty());
    }
    List<Long> expected = new ArrayList<>();
    for (long version = before + 23; version >= 1; version--) expected.add(version);
    assertThat(all).isEqualTo(expected);
  }

  @Test
  void ofOneThingComesWhatTouchedItOrWhatBelongsToIt() throws Exception {
    node.submit(
        ANA,
        1,
        ops(
            1,
            new CreateStory(ONE, "One", Optional.empty()),
            new CreateStory(TWO, "Two", Optional.empty()),
            new AddCriterion(HOLDS, ONE, "Holds", Optional.empty()),
            new SetStoryTitle(TWO, "Second"),
            new CheckCriterion(HOLDS, true),
            new RemoveStory(ONE)));
    JsonNode page = page(0, 100, Optional.of(ONE));
    assertThat(versions(page)).containsExactly(before + 6, before + 5, before + 3, before + 1);
    assertThat(page.get("list").get(0).get("op").textValue()).isEqualTo("removeStory");
    assertThat(page.get("list").get(0).get("hat").textValue()).isEqualTo("owner");
    assertThat(page.get("begins").booleanValue()).isTrue();
  }
}
