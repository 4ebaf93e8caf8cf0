package dev.tandem.connection;

import dev.tandem.room.Loop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.function.Function;

/** A line over a real socket. */
final class SocketLine implements Line {
  private final ServerWebSocket socket;
  private final Pipe pipe;
  private final SharedFrames frames;
  private ClientConnection connection;

  private SocketLine(ServerWebSocket socket, Loop loop, SharedFrames frames) {
    this.socket = socket;
    this.frames = frames;
    // In a turn of its own: room may come in the middle of sending.
    pipe = new Pipe(socket, () -> loop.soon(() -> connection.drained()));
  }

  /**
   * Connects a socket with the connection that is made for it.
   *
   * @param frames shared by all lines of a loop
   */
  static void attach(
      ServerWebSocket socket,
      Loop loop,
      SharedFrames frames,
      Function<Line, ClientConnection> make) {
    SocketLine line = new SocketLine(socket, loop, frames);
    ClientConnection connection = make.apply(line);
    line.connection = connection;
    socket.textMessageHandler(text -> connection.receivedText());
    socket.binaryMessageHandler(connection::received);
    socket.exceptionHandler(failure -> {
      // Vert.x has no type of its own for a message that is too large; all else ends the socket by
      // itself.
      if (failure instanceof IllegalStateException) connection.receivedTooMuch();
    });
    socket.closeHandler(closed -> connection.closed());
  }

  @Override
  public void write(Buffer frame) {
    pipe.write(frames.of(frame));
  }

  @Override
  public boolean full() {
    return pipe.full();
  }

  @Override
  public void pause() {
    socket.pause();
  }

  @Override
  public void resume() {
    socket.resume();
  }

  /** A socket may be closed before its handler says so; then it throws when it is paused. */
  @Override
  public boolean closed() {
    return socket.isClosed();
  }

  @Override
  public void close(short code, String reason) {
    socket.close(code, reason);
  }

  @Override
  public void cut() {
    pipe.cut();
  }
}
