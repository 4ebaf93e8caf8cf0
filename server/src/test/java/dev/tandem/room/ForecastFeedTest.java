package dev.tandem.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.LinkStory;
import dev.tandem.domain.backlog.MoveStory;
import dev.tandem.domain.backlog.SetStoryPoints;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.domain.roadmap.CreateInitiative;
import dev.tandem.domain.roadmap.CreateLane;
import dev.tandem.domain.sprint.RecordSprint;
import dev.tandem.forecast.Mark;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.ServerMessage;
import io.vertx.core.Future;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForecastFeedTest {
  private static final EntityId FIRST = EntityId.of("01J00000000000000000000I01");
  private static final EntityId SECOND = EntityId.of("01J00000000000000000000I02");
  private static final EntityId STORY = EntityId.of("01J00000000000000000000S01");
  private static final EntityId OTHER = EntityId.of("01J00000000000000000000S02");

  private TestRooms rooms = new TestRooms();
  private TestRooms.Node node;

  @BeforeEach
  void fill() {
    node = rooms.node();
    EntityId lane = EntityId.of("01J00000000000000000000A01");
    List<Op> ops = new ArrayList<>(List.of(
        new CreateLane(lane, "Lane", Optional.empty()),
        new CreateInitiative(FIRST, "First", lane, Optional.empty()),
        new CreateInitiative(SECOND, "Second", lane, Optional.empty()),
        new CreateStory(STORY, "One", Optional.empty()),
        new CreateStory(OTHER, "Two", Optional.of(STORY)),
        new SetStoryPoints(STORY, Optional.of(new BigDecimal(7))),
        new SetStoryPoints(OTHER, Optional.of(new BigDecimal(40))),
        new LinkStory(STORY, Optional.of(FIRST)),
        new LinkStory(OTHER, Optional.of(SECOND))));
    for (int i = 0; i < 10; i++) {
      ops.add(new RecordSprint(
          EntityId.of("01J00000000000000000000Q0" + i),
          "Old " + i,
          BigDecimal.TEN,
          i,
          Optional.empty(),
          Optional.empty()));
    }
    node.submit(TestRooms.ANA, 1, TestRooms.ops(1, ops.toArray(Op[]::new)));
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private TestRooms.Guest joined() {
    TestRooms.Guest guest = node.join();
    rooms.loop.run(() -> node.rooms.rooms().iterator().next().showForecast(guest.seat));
    rooms.until(() -> guest.subscriber.count("marks") > 0);
    return guest;
  }

  private static List<JsonNode> marks(TestRooms.Guest guest) {
    return guest.subscriber.messages.stream()
        .filter(message -> message.path("t").textValue().equals("marks"))
        .toList();
  }

  private static final Op MOVE = new MoveStory(OTHER, Optional.empty());

  @Test
  void tellsAllMarksToWhoJoins() {
    JsonNode all = marks(joined()).get(0);

    assertThat(all.path("list")).hasSize(2);
    assertThat(all.path("list").findValuesAsText("id"))
        .containsExactly(FIRST.value(), SECOND.value());
    assertThat(all.path("list").get(0).has("was")).isFalse();
    assertThat(all.path("outlook").path("sprints").intValue()).isEqualTo(10);
  }

  @Test
  void tellsEverybodyWhatAMoveMovedAndWhy() {
    TestRooms.Guest ana = joined();
    TestRooms.Guest ben = joined();

    node.submit(TestRooms.BEN, 2, TestRooms.ops(1, MOVE));
    rooms.until(() -> marks(ana).size() == 2 && marks(ben).size() == 2);

    JsonNode moved = marks(ana).get(1);
    assertThat(moved).isEqualTo(marks(ben).get(1));
    JsonNode mark = moved.path("list").get(0);
    assertThat(mark.path("id").textValue()).isEqualTo(FIRST.value());
    assertThat(mark.path("was").has("p85")).isTrue();
    assertThat(mark.path("p85").textValue())
        .isGreaterThan(mark.path("was").path("p85").textValue());
    assertThat(mark.path("cause").textValue()).startsWith("TAN-2 from 2 to 1 pushed 7 points past");
  }

  /** A loop whose worker is done before anybody can listen for it. */
  private static Loop prompt(Loop real) {
    return (Loop) Proxy.newProxyInstance(
        Loop.class.getClassLoader(),
        new Class<?>[] {Loop.class},
        (proxy, method, arguments) -> method.getName().equals("onWorker")
            ? Future.succeededFuture(((Callable<?>) arguments[0]).call())
            : method.isDefault()
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : method.invoke(real, arguments));
  }

  @Test
  void goesOnWhenTheWorkerIsDoneBeforeAnybodyListens() {
    rooms.close();
    rooms = new TestRooms(RoomSettings.DEFAULT, ForecastFeedTest::prompt);
    fill();
    TestRooms.Guest ana = joined();

    node.submit(TestRooms.BEN, 2, TestRooms.ops(1, MOVE));
    rooms.until(() -> marks(ana).size() == 2);

    assertThat(marks(joined()).get(0).path("version").longValue())
        .isEqualTo(node.open().board().version());
  }

  @Test
  void previewsWithoutATrace() {
    TestRooms.Guest ana = joined();
    var room = node.open();
    long version = room.board().version();

    ServerMessage.Preview seen =
        rooms.loop.get(() -> room.preview(TestRooms.BEN, 7, TestRooms.ops(1, MOVE)));

    assertThat(seen.q()).isEqualTo(7);
    assertThat(seen.code()).isEmpty();
    assertThat(seen.marks()).extracting(Mark::id).contains(FIRST);
    assertThat(room.board().version()).isEqualTo(version);
    assertThat(marks(ana)).hasSize(1);
    assertThat(rooms.loop.get(room::marks).list())
        .noneMatch(mark -> mark.was().isPresent() || mark.cause().isPresent());
    // The same number is still free: a preview is not an op that was processed.
    assertThat(node.submit(TestRooms.BEN, 2, TestRooms.ops(1, MOVE)))
        .allMatch(answer -> answer.state() == ServerMessage.State.COMMITTED);
  }

  @Test
  void previewsOnlyWhatOneMayDo() {
    var room = node.open();
    List<SentOp> history = TestRooms.ops(
        1,
        new RecordSprint(
            EntityId.of("01J00000000000000000000Q99"),
            "Much",
            new BigDecimal(900),
            99,
            Optional.empty(),
            Optional.empty()));

    ServerMessage.Preview seen = rooms.loop.get(() -> room.preview(TestRooms.BEN, 1, history));

    assertThat(seen.code()).contains(RefusalCode.NO_RIGHT);
    assertThat(seen.marks()).isEmpty();
  }

  @Test
  void saysTheSameOnAnotherNode() {
    var here = rooms.loop.get(node.open()::marks);
    var there = rooms.loop.get(rooms.node().open()::marks);

    assertThat(there.list()).isEqualTo(here.list());
    assertThat(there.outlook()).isEqualTo(here.outlook());
  }
}
