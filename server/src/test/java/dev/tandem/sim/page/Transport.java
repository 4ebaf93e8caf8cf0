package dev.tandem.sim.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** How a page reaches the server (transport.ts). */
public interface Transport {
  /** A failed call; 0: no answer at all. */
  final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    /** @param status of HTTP */
    public Failure(int status) {
      super("status " + status, null, false, false);
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  /** What a page hears of its socket. */
  interface Ears {
    void opened();

    /** A message of the server, read; the same object for everybody who gets the same frame. */
    void message(JsonNode message);

    void closed(int code);
  }

  /** An open or opening socket. */
  interface Wire {
    void send(Buffer frame);

    /** The page is done with it; nothing more is heard. */
    void drop();
  }

  Future<String> ticket();

  Wire open(Ears ears);

  /** Sends ops of a tab that is gone, under its client id and old numbers; the answers. */
  Future<JsonNode> postOps(String client, String list, boolean together);
}
