package dev.tandem.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.domain.board.EntityId;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.CloseCode;
import dev.tandem.testing.BoardCopy;
import dev.tandem.testing.Inflating;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A connection that keeps what it was sent, and the board as a client would. */
final class FakeSubscriber implements Subscriber {
  private static final ObjectMapper JSON = new ObjectMapper();
  final BoardCopy board;
  EntityId member = EntityId.of("nobody");
  final List<JsonNode> messages = new ArrayList<>();
  /** The messages as they were sent. */
  final List<Buffer> frames = new ArrayList<>();

  boolean full;

  /** Whether each message fills its queue. */
  boolean fills;

  int away;
  int rightsLooks;
  int skips;
  Optional<CloseCode> ended = Optional.empty();
  BooleanSupplier listening = () -> true;

  FakeSubscriber() {
    this(new BoardCopy());
  }

  /** One that goes on with a board from before. */
  FakeSubscriber(BoardCopy board) {
    this.board = board;
  }

  @Override
  public EntityId member() {
    return member;
  }

  @Override
  public Pace pace() {
    return Pace.EDITOR;
  }

  @Override
  public boolean full() {
    return full;
  }

  @Override
  public void send(Buffer frame) {
    if (!listening.getAsBoolean()) return;
    try {
      JsonNode message = JSON.readTree(Inflating.json(frame));
      messages.add(message);
      frames.add(frame);
      full |= fills;
      board.take(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void end(CloseCode code, String reason) {
    ended = Optional.of(code);
  }

  @Override
  public void storeAway() {
    away++;
  }

  @Override
  public void rightsChanged() {
    rightsLooks++;
  }

  @Override
  public void skippedChanges() {
    skips++;
  }

  ClientMessage.Have have() {
    var have = board.have();
    return new ClientMessage.Have(
        have.get("epoch").textValue(),
        have.get("version").longValue(),
        have.get("tag").textValue());
  }

  long count(String type) {
    return messages.stream()
        .filter(message -> message.path("t").textValue().equals(type))
        .count();
  }
}
