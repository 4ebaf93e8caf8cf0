package dev.tandem.bench;

import java.io.IOException;

/** A server under load that tells every edit to everybody, in one order for all. */
interface Target extends AutoCloseable {
  /** Its processes' CPU time so far, in us: all but a Redis. */
  double cpuUs() throws IOException;

  /** CPU time of its JIT compilers so far, in us. */
  double compilerUs() throws IOException;

  /** CPU time of its Redis so far, in us. */
  double storeCpuUs() throws IOException;

  /** Opens a socket; {@link Seat#live} says when it is told of edits. */
  Seat join(Load load, int index) throws IOException;

  @Override
  void close() throws IOException;

  /** One client on the server. */
  abstract class Seat {
    final LoadSocket socket;
    boolean live;
    private EditLog log;

    Seat(LoadSocket socket) {
      this.socket = socket;
      socket.reader(this::message);
    }

    /** Sends the edit of this number. */
    abstract void edit(int number);

    /** Looks at a message and tells the log of the edits in it. */
    abstract void message(LoadSocket from, byte[] peek, int length, byte[] body);

    void log(EditLog to, boolean reference) {
      log = to;
      socket.keep(reference);
    }

    /** Edits {@code from} to {@code to} of the one order came in. */
    final void told(long from, long to) {
      if (log != null) log.told(this, from, to);
    }

    /** The reference client: at this place of the one order stands the edit of this number. */
    final void place(long at, int number) {
      if (log != null) log.place(at, number);
    }
  }
}
