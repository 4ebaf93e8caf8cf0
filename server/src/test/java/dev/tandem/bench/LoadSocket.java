package dev.tandem.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A WebSocket client that does as little as possible, so that the server is what is measured: it looks at the first bytes
 * of a message and throws the rest away, unless it is asked to keep it.
 */
final class LoadSocket {
  /** What a message's reader gets to see of it when nothing is kept. */
  static final int PEEK = 96;

  /** Told of every message. */
  interface Reader {
    /**
     * A message is complete.
     *
     * @param peek its first bytes, valid during the call
     * @param length bytes of the whole message
     * @param body all of it, null unless {@link LoadSocket#keep} was on
     */
    void message(LoadSocket socket, byte[] peek, int length, byte[] body);
  }

  private final SocketChannel channel;
  private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
  private final List<ByteBuffer> early = new ArrayList<>();
  private final byte[] peek = new byte[PEEK];
  private final byte[] header = new byte[10];
  private SelectionKey key;
  private Reader reader = (socket, first, length, body) -> {};
  private ByteArrayOutputStream body;
  private boolean keep;
  private boolean upgraded;
  private boolean closed;
  private int headerSize;
  private int opcode;
  private boolean last;
  private int before;
  private int length;
  private int left = -1;
  private int matched;
  private long bytes;

  private LoadSocket(SocketChannel channel) {
    this.channel = channel;
  }

  /** Connects and asks for the upgrade; the answer is read later. */
  static LoadSocket open(int port, String path, String protocol) throws IOException {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    channel.configureBlocking(false);
    LoadSocket socket = new LoadSocket(channel);
    socket.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " + protocol
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII)));
    return socket;
  }

  SocketChannel channel() {
    return channel;
  }

  void registered(SelectionKey as) {
    key = as;
    if (!unsent.isEmpty()) key.interestOpsOr(SelectionKey.OP_WRITE);
  }

  void reader(Reader next) {
    reader = next;
  }

  /** Whether messages are kept whole for their reader. */
  void keep(boolean whole) {
    keep = whole;
  }

  boolean isUpgraded() {
    return upgraded;
  }

  boolean isClosed() {
    return closed;
  }

  /** Bytes received so far. */
  long bytes() {
    return bytes;
  }

  /** Sends a binary message. */
  void send(byte[] message) {
    send(2, message);
  }

  private void send(int code, byte[] message) {
    int mask = ThreadLocalRandom.current().nextInt();
    ByteBuffer frame = ByteBuffer.allocate(message.length + 14);
    frame.put((byte) (0x80 | code));
    if (message.length < 126) frame.put((byte) (0x80 | message.length));
    else if (message.length < 65536)
      frame.put((byte) (0x80 | 126)).putShort((short) message.length);
    else frame.put((byte) (0x80 | 127)).putLong(message.length);
    frame.putInt(mask);
    for (int i = 0; i < message.length; i++) {
      frame.put((byte) (message[i] ^ mask >>> (24 - 8 * (i & 3))));
    }
    // What follows the request before it is answered would be read as HTTP.
    if (upgraded) write(frame.flip());
    else early.add(frame.flip());
  }

  private void write(ByteBuffer buffer) {
    try {
      if (unsent.isEmpty()) channel.write(buffer);
      if (!buffer.hasRemaining()) return;
      unsent.add(buffer);
      if (key != null) key.interestOpsOr(SelectionKey.OP_WRITE);
    } catch (IOException gone) {
      close();
    }
  }

  void writable() throws IOException {
    while (!unsent.isEmpty()) {
      channel.write(unsent.peek());
      if (unsent.peek().hasRemaining()) return;
      unsent.poll();
    }
    key.interestOpsAnd(~SelectionKey.OP_WRITE);
  }

  void readable(ByteBuffer shared) throws IOException {
    shared.clear();
    int read = channel.read(shared);
    if (read < 0) {
      close();
      return;
    }
    bytes += read;
    shared.flip();
    while (!closed && (shared.hasRemaining() || left == 0)) {
      if (!upgraded) handshake(shared);
      else if (left < 0) frameHeader(shared);
      else payload(shared);
    }
  }

  private void handshake(ByteBuffer in) {
    while (in.hasRemaining() && matched < 4) {
      byte next = in.get();
      matched = next == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : next == '\r' ? 1 : 0;
    }
    upgraded = matched == 4;
    if (upgraded) early.forEach(this::write);
  }

  private void frameHeader(ByteBuffer in) {
    header[headerSize++] = in.get();
    if (headerSize < 2) return;
    int size = header[1] & 0x7f;
    int whole = size < 126 ? 2 : size == 126 ? 4 : 10;
    if (headerSize < whole) return;
    ByteBuffer read = ByteBuffer.wrap(header);
    last = header[0] < 0;
    if ((header[0] & 0x0f) != 0) {
      opcode = header[0] & 0x0f;
      before = 0;
      body = keep ? new ByteArrayOutputStream(size) : null;
    }
    length = size < 126
        ? size
        : size == 126 ? read.getShort(2) & 0xffff : Math.toIntExact(read.getLong(2));
    left = length;
    headerSize = 0;
  }

  private void payload(ByteBuffer in) {
    int at = before + length - left;
    int now = Math.min(left, in.remaining());
    int seen = Math.max(0, Math.min(PEEK - at, now));
    if (seen > 0) in.get(in.position(), peek, at, seen);
    if (body != null) {
      byte[] part = new byte[now];
      in.get(in.position(), part);
      body.writeBytes(part);
    }
    in.position(in.position() + now);
    left -= now;
    if (left > 0) return;
    left = -1;
    before += length;
    if (opcode == 8) close();
    else if (last) reader.message(this, peek, before, body == null ? null : body.toByteArray());
  }

  /** Cuts it without a word. */
  void close() {
    closed = true;
    try {
      channel.close();
    } catch (IOException gone) {
      // It is closed either way.
    }
  }
}
