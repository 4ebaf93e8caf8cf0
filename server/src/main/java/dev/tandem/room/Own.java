package dev.tandem.room;

import dev.tandem.domain.Catalogue;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Veiled;
import dev.tandem.protocol.Payload.Secret;
import dev.tandem.protocol.ServerMessage;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells members what only they may see. */
final class Own {
  private static final List<Class<? extends Entity>> KINDS =
      Catalogue.entities().stream().filter(Veiled.class::isAssignableFrom).toList();

  private Own() {}

  /** Those of these entities that have veiled fields now. */
  static List<Veiled> of(Board board, Stream<EntityId> ids) {
    return ids.distinct()
        .flatMap(id -> board.find(id, Veiled.class).stream())
        .filter(entity -> !entity.veiled().isEmpty())
        .toList();
  }

  /** All that is veiled on a board, by the member it belongs to. */
  static Map<EntityId, List<Veiled>> byOwner(Board board) {
    // Most boards hold nothing of the kind: they are not walked.
    return KINDS.stream().allMatch(kind -> board.count(kind) == 0)
        ? Map.of()
        : board.all(Veiled.class).collect(Collectors.groupingBy(Veiled::owner));
  }

  /** What of these entities belongs to a member, as a message; empty when there is nothing. */
  static Optional<Buffer> frame(Stream<Veiled> entities, EntityId member) {
    List<ServerMessage.OwnFields> fields = entities
        .filter(entity -> entity.owner().equals(member))
        .flatMap(entity -> Secret.of(0, entity).stream())
        .map(secret -> new ServerMessage.OwnFields(secret.id(), secret.fields()))
        .toList();
    return fields.isEmpty() ? Optional.empty() : Optional.of(new ServerMessage.Own(fields).frame());
  }
}
