package dev.tandem.connection;

import dev.tandem.auth.Identity;
import dev.tandem.auth.Tickets.Ticket;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ClientMessageReader.Malformed;
import dev.tandem.protocol.CloseCode;
import dev.tandem.protocol.ProtocolVersion;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.room.Access;
import dev.tandem.room.BoardRoom;
import dev.tandem.room.RoomTrouble;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open socket, from its first byte to its end: reads frames, says hello, and hands the rest to its
 * {@link Attendance} in the room.
 */
final class ClientConnection {
  private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);
  private static final int LONGEST_REASON = 120;

  private final SocketEndpoint endpoint;
  private final Line line;
  private final String board;
  private final Optional<String> origin;
  private final long helloTimer;
  private Optional<Identity> who = Optional.empty();
  private String claimed = "";
  private long cutTimer = -1;
  private boolean greeted;
  private boolean ended;
  private Optional<Attendance> attendance = Optional.empty();

  ClientConnection(SocketEndpoint endpoint, Line line, String board, Optional<String> origin) {
    this.endpoint = endpoint;
    this.line = line;
    this.board = board;
    this.origin = origin;
    helloTimer = endpoint
        .loop()
        .after(SocketSettings.HELLO_MS, () -> end(CloseCode.NO_HELLO, "No hello came in time."));
  }

  /** What is written was taken: there is room in the queue. */
  void drained() {
    attendance.ifPresent(Attendance::drained);
  }

  void receivedText() {
    end(CloseCode.MALFORMED, "Messages are binary frames.");
  }

  void receivedTooMuch() {
    end(
        CloseCode.TOO_LARGE,
        "A message has at most " + endpoint.settings().frameBytes() + " bytes.");
  }

  void received(Buffer frame) {
    if (ended) return;
    if (!greeted && frame.length() > SocketSettings.HELLO_BYTES) {
      end(CloseCode.TOO_LARGE, "A hello has at most " + SocketSettings.HELLO_BYTES + " bytes.");
      return;
    }
    try {
      ClientMessage message = endpoint.reader().read(frame);
      if (attendance.isPresent()) attendance.get().received(message);
      else if (message instanceof ClientMessage.Hello hello && !greeted) greet(hello);
      else if (message instanceof ClientMessage.Ops || message instanceof ClientMessage.Hello) {
        end(CloseCode.MALFORMED, "The first message is one hello; ops come after welcome.");
      }
    } catch (Malformed malformed) {
      end(CloseCode.MALFORMED, malformed.getMessage());
    }
  }

  private void greet(ClientMessage.Hello hello) {
    greeted = true;
    endpoint.loop().cancel(helloTimer);
    if (hello.v() != ProtocolVersion.CURRENT) {
      end(
          CloseCode.TOO_OLD,
          "This page speaks protocol " + hello.v() + ", the server " + ProtocolVersion.CURRENT
              + ". Reload it.");
      return;
    }
    endpoint
        .admission()
        .enter(() -> ended
            ? Future.succeededFuture()
            : endpoint
                .tickets()
                .redeem(hello.ticket())
                .compose(ticket -> admit(ticket, hello))
                .onFailure(this::refuse));
  }

  private Future<Void> admit(Optional<Ticket> found, ClientMessage.Hello hello) {
    if (found.isEmpty()) {
      end(CloseCode.EXPIRED, "The ticket is not valid any more.");
      return Future.succeededFuture();
    }
    Ticket ticket = found.get();
    boolean foreign = !ticket.board().value().equals(board)
        || ticket.origin().isPresent() && !ticket.origin().equals(origin);
    return endpoint.rooms().open(board).compose(room -> {
      if (!foreign) return enter(room, ticket, hello);
      end(CloseCode.FORBIDDEN, "The ticket was given for another board or page.");
      return Future.succeededFuture();
    });
  }

  private Future<Void> enter(BoardRoom room, Ticket ticket, ClientMessage.Hello hello) {
    if (ended) return Future.succeededFuture();
    Identity identity = ticket.identity();
    if (!Access.maySee(room.board(), identity)) {
      end(CloseCode.FORBIDDEN, "You are not a member of this board.");
      return Future.succeededFuture();
    }
    return room.claim(identity, hello.client()).compose(processed -> {
      if (ended) return Future.succeededFuture();
      // Nobody was told of changes since the first look: this connection was not in the room.
      if (!Access.maySee(room.board(), identity)) return enter(room, ticket, hello);
      String key = board + "/" + hello.client();
      Optional<CloseCode> refused = endpoint.claim(this, key, identity);
      if (refused.isPresent()) {
        end(
            refused.get(),
            refused.get() == CloseCode.RATE
                ? "You have too many connections open. Close some."
                : "This client belongs to another member.");
        return Future.succeededFuture();
      }
      who = Optional.of(identity);
      claimed = key;
      Attendance attending = new Attendance(endpoint, this, room, ticket, hello, processed);
      attendance = Optional.of(attending);
      return attending.begin();
    });
  }

  private void refuse(Throwable why) {
    if (why instanceof RoomTrouble.NoSuchBoard) end(CloseCode.NO_BOARD, why.getMessage());
    else if (why instanceof RoomTrouble.ForeignClient) end(CloseCode.FORBIDDEN, why.getMessage());
    else {
      LOG.warn("board={} a connection could not be let in: {}", board, why.toString());
      end(CloseCode.DRAINING, "The board cannot be reached now. It will be tried again.");
    }
  }

  boolean isOf(Identity identity) {
    return who.filter(mine -> mine.member().equals(identity.member())).isPresent();
  }

  /** Whether nothing more should be sent now. */
  boolean full() {
    return isClosed() || line.full();
  }

  void send(Buffer frame) {
    if (!isClosed()) line.write(frame);
  }

  private boolean isClosed() {
    return ended || line.closed();
  }

  void send(ServerMessage message) {
    send(message.frame());
  }

  /** Reads no more until {@link #read}. */
  void pause() {
    if (!isClosed()) line.pause();
  }

  void read() {
    if (!isClosed()) line.resume();
  }

  boolean isEnded() {
    return ended;
  }

  void end(CloseCode code, String reason) {
    if (ended) return;
    leave();
    String words = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    line.resume();
    cutTimer = endpoint.loop().after(SocketSettings.FAREWELL_MS, line::cut);
    line.close(code.number(), words);
  }

  void closed() {
    if (!ended) leave();
    endpoint.loop().cancel(cutTimer);
    endpoint.closed(this);
  }

  private void leave() {
    ended = true;
    endpoint.loop().cancel(helloTimer);
    attendance.ifPresent(Attendance::end);
    if (!claimed.isEmpty()) who.ifPresent(identity -> endpoint.release(this, claimed, identity));
  }
}
