package dev.tandem.connection;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** A socket that is none: lets a test of another package stand in for the network under a connection. */
public final class TestLine {
  /** What the connection asks of its socket. */
  public interface Network {
    void write(Buffer frame);

    boolean full();

    void pause();

    void resume();

    boolean closed();

    void close(int code);

    void cut();
  }

  private final ClientConnection connection;

  private TestLine(ClientConnection connection) {
    this.connection = connection;
  }

  /** A handshake is through: from now on the endpoint has a connection over this network. */
  public static TestLine open(SocketEndpoint endpoint, String board, Network network) {
    return new TestLine(endpoint.open(new Adapter(network), board, Optional.empty()));
  }

  /** A message of the client. */
  public void received(Buffer frame) {
    connection.received(frame);
  }

  /** There is room in the queue again. */
  public void drained() {
    connection.drained();
  }

  /** The socket is gone. */
  public void closed() {
    connection.closed();
  }

  private record Adapter(Network network) implements Line {
    @Override
    public void write(Buffer frame) {
      network.write(frame);
    }

    @Override
    public boolean full() {
      return network.full();
    }

    @Override
    public void pause() {
      network.pause();
    }

    @Override
    public void resume() {
      network.resume();
    }

    @Override
    public boolean closed() {
      return network.closed();
    }

    @Override
    public void close(short code, String reason) {
      network.close(code);
    }

    @Override
    public void cut() {
      network.cut();
    }
  }
}
