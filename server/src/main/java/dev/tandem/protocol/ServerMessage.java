package dev.tandem.protocol;

import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.domain.board.Right;
import dev.tandem.forecast.Forecast;
import dev.tandem.forecast.Mark;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server says over a socket (protocol.md, section 4). {@code t} is the record's name with a small first letter.
 * {@code changes} and {@code snapshot} are put together from stored pieces by {@link ChangesFrame} and the room.
 */
public sealed interface ServerMessage {
  /** This message as a frame. */
  default Buffer frame() {
    return Wire.frame(json -> {
      json.writeStartObject();
      json.writeStringField("t", EntityShape.wireName(getClass()));
      RecordWriter.fields(json, this);
      json.writeEndObject();
    });
  }

  /** The answer to {@code hello}. {@code heartbeat} is ms between two beats. */
  record Welcome(
      int v, String node, You you, long now, WireLimits limits, String durability, long heartbeat)
      implements ServerMessage {}

  /** Who the client is here. A screen has no hats and no name. */
  record You(EntityId member, String name, List<Hat> hats, List<Right> rights, String tab) {}

  /** The limits a client should keep to (protocol.md, limits); bytes unless said. */
  record WireLimits(
      int frame,
      int opsPerMessage,
      int op,
      int title,
      int text,
      int stories,
      int lanes,
      int opsPerSecond,
      int burst,
      int boardOpsPerSecond,
      int depth,
      int together) {}

  /** What became of ops that may have been sent before. */
  record Answers(List<Answer> list) implements ServerMessage {}

  /** What became of one op. */
  record Answer(
      long n,
      State state,
      Optional<Long> version,
      Optional<RefusalCode> code,
      Optional<String> field,
      Optional<String> text,
      Optional<Entity> current) {
    /** Saved, at a version when it is still known. */
    public static Answer committed(long n, Optional<Long> version) {
      return new Answer(
          n,
          State.COMMITTED,
          version,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** Not done, and why. */
    public static Answer refused(
        long n, RefusalCode code, Optional<String> field, String text, Optional<Entity> current) {
      return new Answer(
          n, State.REFUSED, Optional.empty(), Optional.of(code), field, Optional.of(text), current);
    }

    /** Never processed: to be sent again under this n. */
    public static Answer unknown(long n) {
      return new Answer(
          n,
          State.UNKNOWN,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** The three things that can have become of an op. */
  enum State {
    COMMITTED,
    REFUSED,
    UNKNOWN
  }

  /** Caught up. {@code members}: who is here now. */
  record Live(long version, List<Here> members) implements ServerMessage {}

  /** Somebody who is here. */
  record Here(EntityId member, String name, List<Hat> hats) {}

  /** An op of this connection was not done. {@code current}: its entity as it is. */
  record Refused(
      long n, RefusalCode code, Optional<String> field, String text, Optional<Entity> current)
      implements ServerMessage {}

  /** Fields that only this member may see, on joining and when they change. */
  record Own(List<OwnFields> list) implements ServerMessage {}

  /** The veiled fields of one entity; null: absent. */
  record OwnFields(EntityId id, Map<String, Object> fields) {}

  /** The store is away: ops stay pending. Ask again after {@code retryMs}. */
  record Busy(long retryMs) implements ServerMessage {}

  /** What changed among who is here; all of them right after {@link Live}. */
  record Presence(List<Tab> list) implements ServerMessage {}

  /** One open tab of somebody; {@code gone}: it left. Who and hat are filled in by the server. */
  record Tab(
      String tab,
      Optional<Boolean> gone,
      Optional<EntityId> member,
      Optional<String> name,
      Optional<Hat> hat,
      Optional<String> view,
      Optional<EntityId> card,
      Optional<String> field,
      Optional<ClientMessage.Drag> drag,
      Optional<ClientMessage.Caret> caret) {}

  /**
   * Forecast marks that moved, or all of them; derived, never truth. {@code outlook} is there when it differs from the last.
   */
  record Marks(long version, List<Mark> list, Optional<Outlook> outlook) implements ServerMessage {}

  /**
   * What a forecast says of the board as a whole.
   *
   * @param sprints how many past sprints it was learned from
   * @param left points of all that is left
   * @param cases forecasts of the past that have an outcome
   * @param held85 how many of them reached their 85% figure
   * @param held50 how many of them reached their 50% figure
   * @param lines where sprints end in the backlog
   * @param fan what the next sprints will have delivered
   */
  record Outlook(
      long sprints,
      BigDecimal left,
      long cases,
      long held85,
      long held50,
      List<Forecast.Line> lines,
      List<Forecast.Reach> fan) {
    /** The outlook of a forecast. */
    public static Outlook of(Forecast forecast) {
      return new Outlook(
          forecast.sprints(),
          forecast.left(),
          forecast.record().cases(),
          forecast.record().held85(),
          forecast.record().held50(),
          forecast.lines(),
          forecast.fan());
    }
  }

  /** The answer to a {@code preview}: the marks that would move, or why one of the ops would be refused. */
  record Preview(
      long q,
      List<Mark> marks,
      Optional<RefusalCode> code,
      Optional<String> field,
      Optional<String> text)
      implements ServerMessage {}

  /** A sign of life. {@code replicated}: up to this version the board is on a replica, too; absent without one. */
  record Beat(long now, long version, Optional<Long> replicated) implements ServerMessage {}

  /** The store lost parts of this board: it can be read as it was, and not changed. */
  record Damaged(String why) implements ServerMessage {}

  /** Forget what you hold and resume from a snapshot. */
  record Reset(String why) implements ServerMessage {}

  /** The page is of an older build: it reloads itself when nothing is pending, within so many ms by chance. */
  record Upgrade(String build, long spreadMs) implements ServerMessage {}
}
