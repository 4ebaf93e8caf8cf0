package dev.tandem.http;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.Right;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.protocol.ServerMessage.State;
import dev.tandem.room.Access;
import dev.tandem.room.BoardRoom;
import dev.tandem.room.BoardRooms;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Finds the room of a call, and says what its caller may do there. */
final class Boards {
  private final BoardRooms rooms;
  private final Supplier<String> randomHex;

  /** {@code randomHex}: 32 random hex digits, the client id of one submission of the server. */
  Boards(BoardRooms rooms, Supplier<String> randomHex) {
    this.rooms = rooms;
    this.randomHex = randomHex;
  }

  /** The room of the board in the path; 404 when it is not there or not the caller's to see. */
  Future<BoardRoom> room(Call call) {
    Identity who = call.person();
    return rooms.open(call.path("board")).map(room -> {
      if (!Access.maySee(room.board(), who)) throw Problem.notFound("There is no such board.");
      return room;
    });
  }

  /** The same, for who holds a right there; 403 for others. */
  Future<BoardRoom> room(Call call, Right right) {
    return room(call).map(room -> {
      if (!room.board().rights(Access.hats(room.board(), call.person())).contains(right)) {
        throw Problem.noRight(
            "Your hats on this board do not hold the right to " + right.wire() + ".");
      }
      return room;
    });
  }

  /** All rooms. */
  BoardRooms rooms() {
    return rooms;
  }

  /** A fresh client id. */
  String client() {
    return randomHex.get();
  }

  /** Nothing when an op was done; else the problem that says why not. */
  static Future<Void> done(Answer answer) {
    if (answer.state() == State.COMMITTED) return Future.succeededFuture();
    String text = answer.text().orElse("The change was not done.");
    String code = answer.code().map(Enum::name).orElse("");
    return Future.failedFuture(
        switch (code) {
          case "NO_RIGHT" -> Problem.noRight(text);
          case "GONE" -> Problem.notFound(text);
          case "LIMIT" -> Problem.limit(answer.field().orElse("id"), text);
          case "INVALID" -> Problem.invalid(answer.field().orElse("id"), text);
          default -> Problem.busy(text);
        });
  }
}
