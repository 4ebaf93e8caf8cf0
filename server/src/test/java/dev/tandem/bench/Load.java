package dev.tandem.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Iterator;
import java.util.function.BooleanSupplier;

/** Many sockets on the caller's thread: nothing happens between two {@link #poll}s. */
final class Load implements AutoCloseable {
  private final Selector selector;
  private final ByteBuffer shared = ByteBuffer.allocateDirect(256 << 10);

  Load() throws IOException {
    selector = Selector.open();
  }

  /** Takes a socket in. */
  LoadSocket add(LoadSocket socket) throws IOException {
    SelectionKey key = socket.channel().register(selector, SelectionKey.OP_READ, socket);
    socket.registered(key);
    return socket;
  }

  /** Reads and writes what is ready, or waits for it. */
  void poll(long atMostMs) throws IOException {
    if (atMostMs > 0) selector.select(atMostMs);
    else selector.selectNow();
    Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
    while (keys.hasNext()) {
      SelectionKey key = keys.next();
      keys.remove();
      LoadSocket socket = (LoadSocket) key.attachment();
      try {
        if (key.isValid() && key.isReadable()) socket.readable(shared);
        if (key.isValid() && key.isWritable()) socket.writable();
      } catch (IOException gone) {
        socket.close();
      }
    }
  }

  /** Goes on until something is so; says how long that took, in ms. Fails after some seconds. */
  double until(int seconds, String what, BooleanSupplier so) throws IOException {
    long start = System.nanoTime();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - start > seconds * 1_000_000_000L)
        throw new IOException(what + ": not within " + seconds + " s");
      poll(5);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /** Goes on for a while. */
  void during(long ms) throws IOException {
    long end = System.nanoTime() + ms * 1_000_000;
    while (System.nanoTime() < end) poll(5);
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) ((LoadSocket) key.attachment()).close();
    selector.close();
  }
}
