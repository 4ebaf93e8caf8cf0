package dev.tandem.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A network that can be made worse: it passes TCP on to one server. What it does applies to all connections, new ones
 * too, until it is healed. Bytes are late or held, never lost or in another order, as TCP has it.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int CHUNK = 8 << 10;
  /** Chunks of a connection that may be on the way in one direction; then it reads no more. */
  private static final int WINDOW = 32;

  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Object weather = new Object();
  private volatile URI target;
  private volatile int latencyMs;
  private volatile int jitterMs;
  private volatile int bytesPerSecond;
  private volatile int sliceBytes;
  private boolean holdsUp;
  private boolean holdsDown;

  /** A network to a server that is named later by {@link #to}. */
  public FaultProxy() {
    try {
      server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("accept", this::accept);
  }

  /** Where it listens, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Passes on to the server with this address from now on. */
  public FaultProxy to(String url) {
    target = URI.create(url);
    return this;
  }

  // ---- weather

  /** Everything comes so much later, and up to so much more, differently for each piece. */
  public void delay(int ms, int jitter) {
    latencyMs = ms;
    jitterMs = jitter;
  }

  /** No connection carries more than this in one direction. */
  public void narrow(int toBytesPerSecond) {
    bytesPerSecond = toBytesPerSecond;
  }

  /** Everything comes in pieces of 1 to this many bytes. */
  public void slice(int bytes) {
    sliceBytes = bytes;
  }

  /** Nothing comes through any more in these directions, and nobody is told. */
  public void hold(boolean up, boolean down) {
    synchronized (weather) {
      holdsUp = up;
      holdsDown = down;
      weather.notifyAll();
    }
  }

  /** Breaks all connections with a reset. */
  public void reset() {
    for (Socket socket : open) {
      try {
        socket.setSoLinger(true, 0);
      } catch (IOException gone) {
        // It broke before.
      }
      close(socket);
    }
  }

  /** All is well again; what was held comes now. */
  public void heal() {
    delay(0, 0);
    narrow(0);
    slice(0);
    hold(false, false);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    heal();
    open.forEach(FaultProxy::close);
  }

  // ---- carrying

  private void accept() throws IOException, InterruptedException {
    while (!server.isClosed()) {
      Socket near = server.accept();
      open.add(near);
      start("connect", () -> connect(near));
    }
  }

  private void connect(Socket near) throws InterruptedException {
    Socket far = new Socket();
    open.add(far);
    try {
      passes(true);
      far.connect(new InetSocketAddress(target.getHost(), target.getPort()), 5_000);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      carry(near, far, true);
      carry(far, near, false);
    } catch (IOException down) {
      end(near, far);
    }
  }

  private record Chunk(byte[] bytes, long due) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(due, ((Chunk) other).due);
    }
  }

  private void carry(Socket from, Socket to, boolean up) throws IOException {
    DelayQueue<Chunk> late = new DelayQueue<>();
    Semaphore window = new Semaphore(WINDOW);
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    start("read", () -> {
      long last = System.nanoTime();
      try {
        byte[] buffer = new byte[CHUNK];
        for (int size; (size = in.read(buffer)) >= 0; ) {
          window.acquire();
          last = Math.max(last + 1, System.nanoTime() + lateness());
          late.add(new Chunk(java.util.Arrays.copyOf(buffer, size), last));
        }
      } catch (IOException gone) {
        // Its end goes the same way as its bytes.
      }
      late.add(new Chunk(new byte[0], Math.max(last + 1, System.nanoTime() + lateness())));
    });
    start("write", () -> {
      try {
        for (Chunk chunk; (chunk = late.take()).bytes().length > 0; ) {
          write(out, chunk.bytes(), up);
          window.release();
        }
      } catch (IOException gone) {
        // The other side went away meanwhile.
      }
      passes(up);
      end(from, to);
    });
  }

  private long lateness() {
    int jitter = jitterMs == 0 ? 0 : ThreadLocalRandom.current().nextInt(jitterMs);
    return TimeUnit.MILLISECONDS.toNanos(latencyMs + jitter);
  }

  private void write(OutputStream out, byte[] bytes, boolean up)
      throws IOException, InterruptedException {
    for (int at = 0; at < bytes.length; ) {
      passes(up);
      int size = Math.min(piece(), bytes.length - at);
      out.write(bytes, at, size);
      out.flush();
      at += size;
      if (bytesPerSecond > 0) TimeUnit.MICROSECONDS.sleep(1_000_000L * size / bytesPerSecond);
    }
  }

  private int piece() {
    int most = bytesPerSecond > 0 ? Math.max(1, bytesPerSecond / 50) : CHUNK;
    return sliceBytes > 0
        ? Math.min(most, 1 + ThreadLocalRandom.current().nextInt(sliceBytes))
        : most;
  }

  private void passes(boolean up) throws InterruptedException {
    synchronized (weather) {
      while (up ? holdsUp : holdsDown) weather.wait();
    }
  }

  private void end(Socket one, Socket other) {
    close(one);
    close(other);
    open.remove(one);
    open.remove(other);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed already.
    }
  }

  private interface Task {
    void run() throws IOException, InterruptedException;
  }

  private static void start(String name, Task task) {
    Thread thread = new Thread(
        () -> {
          try {
            task.run();
          } catch (IOException | InterruptedException end) {
            // The proxy was closed.
          }
        },
        "fault-proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }
}
