package dev.tandem.room;

import static dev.tandem.room.TestRooms.ANA;
import static dev.tandem.room.TestRooms.ops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Saved first, on a replica later, and told then. */
class ReplicationTest {
  private final TestRooms test = new TestRooms();
  private final TestRooms.Node node = test.node();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void tellsHowFarTheReplicaIsOnceItMoves() {
    test.loop.run(() -> node.store.setReplica(false));
    TestRooms.Guest guest = node.join();
    assertThat(node.open().durability()).isEqualTo("fsync+replica");
    long saved = node.submit(ANA, 1, ops(1, story(1))).get(0).version().orElseThrow();
    test.until(() -> guest.subscriber.board.version() == saved);
    assertThat(node.open().beat().replicated()).isEmpty();
    assertThat(guest.subscriber.count("beat")).isZero();
    test.loop.run(() -> node.store.setReplica(true));
    test.until(() -> guest.subscriber.count("beat") == 1);
    assertThat(node.open().beat().replicated()).contains(saved);
    node.submit(ANA, 1, ops(2, story(2)));
    test.until(() -> guest.subscriber.count("beat") == 2);
  }

  @Test
  void saysNothingOfReplicasWhereThereAreNone() {
    TestRooms.Guest guest = node.join();
    node.submit(ANA, 1, ops(1, story(1)));
    assertThat(node.open().beat().replicated()).isEmpty();
    assertThat(guest.subscriber.count("beat")).isZero();
  }

  private static Op story(int number) {
    return new CreateStory(EntityId.of("s" + number), "Story " + number, Optional.empty());
  }
}
