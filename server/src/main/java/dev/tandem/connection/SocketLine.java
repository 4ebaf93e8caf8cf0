package dev.tandem.connection;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.function.Function;

/** A line over a real socket. */
record SocketLine(ServerWebSocket socket) implements Line {
  /** Connects a socket with the connection that is made for it. */
  static void attach(ServerWebSocket socket, Function<Line, ClientConnection> make) {
    ClientConnection connection = make.apply(new SocketLine(socket));
    socket.textMessageHandler(text -> connection.receivedText());
    socket.binaryMessageHandler(connection::received);
    socket.exceptionHandler(failure -> {
      // Vert.x has no type of its own for a message that is too large; all else ends the socket by
      // itself.
      if (failure instanceof IllegalStateException) connection.receivedTooMuch();
    });
    socket.closeHandler(closed -> connection.closed());
    socket.drainHandler(drained -> connection.drained());
    socket.setWriteQueueMaxSize(SocketSettings.QUEUE_BYTES);
    Pipe.guard(socket);
  }

  @Override
  public void write(Buffer frame) {
    socket.writeBinaryMessage(frame);
  }

  @Override
  public boolean full() {
    return socket.writeQueueFull();
  }

  @Override
  public void pause() {
    socket.pause();
  }

  @Override
  public void resume() {
    socket.resume();
  }

  /** A socket may be closed before its handler says so; then it throws when it is asked anything. */
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
    Pipe.cut(socket);
  }
}
