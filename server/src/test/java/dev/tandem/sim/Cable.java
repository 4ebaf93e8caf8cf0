package dev.tandem.sim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.connection.SocketEndpoint;
import dev.tandem.connection.TestLine;
import dev.tandem.sim.page.Transport;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * A TCP connection between a tab and a node: in order, nothing twice, nothing missing; but it may be slow, stop in one
 * direction without a word, and break on either side long before the other side knows.
 */
final class Cable implements TestLine.Network, Transport.Wire {
  private final class Direction {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private long last;
    private boolean stalled;

    void carry(long micros, Runnable arrival) {
      last = Math.max(last, time.now() + micros * 1_000);
      time.at(last, () -> {
        if (stalled || !waiting.isEmpty()) waiting.add(arrival);
        else arrival.run();
      });
    }

    void flow() {
      stalled = false;
      while (!stalled && !waiting.isEmpty()) waiting.poll().run();
    }
  }

  private final VirtualTime time;
  private final Process tab;
  private final Process node;
  private final int queue;
  private final Transport.Ears ears;
  private final Function<Buffer, JsonNode> reader;
  private final Direction up = new Direction();
  private final Direction down = new Direction();
  private final Deque<Buffer> unread = new ArrayDeque<>();
  private TestLine near;
  private boolean tabGone;
  private boolean nodeGone;
  private boolean paused;
  private boolean wasFull;
  private int waiting;
  private int mostWaiting;
  private int bytesPerMs = 1_000_000;

  Cable(
      VirtualTime time,
      Process tab,
      Process node,
      int queue,
      Transport.Ears ears,
      Function<Buffer, JsonNode> reader) {
    this.time = time;
    this.tab = tab;
    this.node = node;
    this.queue = queue;
    this.ears = ears;
    this.reader = reader;
  }

  /** The handshake, over to the node and back. */
  void connect(SocketEndpoint endpoint, String board) {
    up.carry(
        delay(),
        () -> node.run(() -> {
          if (tabGone) return;
          near = TestLine.open(endpoint, board, this);
          down.carry(delay(), () -> toTab(ears::opened));
        }));
  }

  // ---- trouble

  /** Both sides learn that it broke, each in its own time. */
  void breakDown() {
    long tabHears = delay();
    long nodeHears = delay();
    up.waiting.clear();
    down.waiting.clear();
    up.stalled = true;
    down.stalled = true;
    time.in(tabHears, () -> toTab(() -> ears.closed(1006)));
    time.in(nodeHears, this::nodeCloses);
  }

  /** Nothing comes through upwards, downwards or both, and nobody is told. */
  void stall(boolean upwards, boolean downwards) {
    up.stalled |= upwards;
    down.stalled |= downwards;
  }

  /** What was stalled arrives, late but whole. */
  void flow() {
    up.flow();
    down.flow();
  }

  /** The tab reads no faster than this. */
  void slowDown(int toBytesPerMs) {
    bytesPerMs = toBytesPerMs;
  }

  /** Whether either side still thinks that it stands. */
  boolean isOver() {
    return (tabGone || tab.isDead()) && (nodeGone || node.isDead());
  }

  boolean isOf(Process process) {
    return process == tab || process == node;
  }

  /** The most bytes that ever waited to be read by the tab. */
  int mostWaiting() {
    return mostWaiting;
  }

  private long delay() {
    return time.chance(0.02) ? time.between(20_000, 300_000) : time.between(100, 4_000);
  }

  private void toTab(Runnable told) {
    tab.run(() -> {
      if (!tabGone) told.run();
    });
  }

  private void nodeCloses() {
    node.run(() -> {
      if (nodeGone || near == null) return;
      nodeGone = true;
      near.closed();
    });
  }

  // ---- the tab's end

  @Override
  public void send(Buffer frame) {
    if (tabGone) return;
    up.carry(
        delay(),
        () -> node.run(() -> {
          if (nodeGone) return;
          if (paused || !unread.isEmpty()) unread.add(frame);
          else near.received(frame);
        }));
  }

  @Override
  public void drop() {
    if (tabGone) return;
    tabGone = true;
    up.carry(delay(), this::nodeCloses);
  }

  // ---- the node's end

  @Override
  public void write(Buffer frame) {
    waiting += frame.length();
    mostWaiting = Math.max(mostWaiting, waiting);
    wasFull |= full();
    down.carry(
        delay() + frame.length() * 1_000L / bytesPerMs,
        () -> tab.run(() -> {
          waiting -= frame.length();
          if (!tabGone) ears.message(reader.apply(frame));
          if (wasFull && waiting <= queue / 2) {
            wasFull = false;
            node.run(() -> {
              if (!nodeGone) near.drained();
            });
          }
        }));
  }

  @Override
  public boolean full() {
    return waiting >= queue;
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    if (!paused) return;
    paused = false;
    node.soon(() -> {
      while (!paused && !nodeGone && !unread.isEmpty()) near.received(unread.poll());
    });
  }

  @Override
  public boolean closed() {
    return nodeGone;
  }

  @Override
  public void close(int code) {
    down.carry(delay(), () -> {
      toTab(() -> {
        tabGone = true;
        ears.closed(code);
      });
      up.carry(delay(), this::nodeCloses);
    });
  }

  @Override
  public void cut() {
    nodeCloses();
    down.carry(delay(), () -> toTab(() -> ears.closed(1006)));
  }
}
