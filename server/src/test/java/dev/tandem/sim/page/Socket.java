package dev.tandem.sim.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.room.Loop;
import io.vertx.core.buffer.Buffer;
import java.util.Set;

/** Keeps one connection to a board open: ticket, hello, close codes, back-off (Socket.ts). */
final class Socket {
  enum Phase {
    CONNECTING,
    OPEN,
    WAITING,
    CLOSED
  }

  interface Owner {
    Buffer hello(String ticket);

    void message(JsonNode message);

    void state(Phase phase, int code);
  }

  private static final long SILENCE = 45_000;
  private static final long WELCOME_WITHIN = 8_000;
  private static final long WELCOME_AT_LAST = 20_000;
  private static final Set<Integer> FINAL = Set.of(4400, 4403, 4404, 4409, 4426);
  private static final int EXPIRED = 4401;

  private final Loop loop;
  private final Transport transport;
  private final Owner owner;
  private Transport.Wire wire;
  private Phase phase = Phase.WAITING;
  private int attempt;
  private int failures;
  private int expired;
  private long heard;
  private boolean greeted;
  private long silence = SILENCE;
  private long retry = -1;
  private long watch = -1;

  Socket(Loop loop, Transport transport, Owner owner) {
    this.loop = loop;
    this.transport = transport;
    this.owner = owner;
  }

  void start() {
    watch = loop.every(1_000, () -> {
      boolean waits = phase == Phase.CONNECTING || phase == Phase.OPEN;
      if (waits && loop.millis() - heard > patience()) reconnect();
    });
    connect();
  }

  void stop() {
    loop.cancel(watch);
    loop.cancel(retry);
    drop();
  }

  void settled() {
    failures = 0;
    expired = 0;
  }

  void expectEvery(long heartbeat) {
    silence = Math.max(10_000, (long) (2.25 * heartbeat));
  }

  void send(Buffer frame) {
    if (phase == Phase.OPEN && wire != null) wire.send(frame);
  }

  void reconnect() {
    if (phase == Phase.CLOSED) return;
    drop();
    comeBack();
  }

  private long patience() {
    if (greeted) return silence;
    return failures < 3 ? WELCOME_WITHIN : WELCOME_AT_LAST;
  }

  private void connect() {
    loop.cancel(retry);
    drop();
    greeted = false;
    heard = loop.millis();
    int mine = attempt;
    enter(Phase.CONNECTING, 0);
    transport.ticket().onComplete(done -> {
      if (mine != attempt) return;
      if (done.succeeded()) {
        open(done.result());
        return;
      }
      int status = done.cause() instanceof Transport.Failure failure ? failure.status() : 0;
      if (status == 401 || status == 403 || status == 404) end(status + 4000);
      else comeBack();
    });
  }

  private void open(String ticket) {
    int mine = attempt;
    wire = transport.open(new Transport.Ears() {
      @Override
      public void opened() {
        if (mine != attempt) return;
        enter(Phase.OPEN, 0);
        send(owner.hello(ticket));
      }

      @Override
      public void message(JsonNode message) {
        if (mine != attempt) return;
        heard = loop.millis();
        greeted = true;
        owner.message(message);
      }

      @Override
      public void closed(int code) {
        if (mine != attempt) return;
        wire = null;
        Socket.this.closed(code);
      }
    });
  }

  private void closed(int code) {
    if (FINAL.contains(code)) end(code);
    else if (code != EXPIRED) comeBack();
    else if (++expired > 1) end(EXPIRED);
    else connect();
  }

  private void end(int code) {
    drop();
    enter(Phase.CLOSED, code);
  }

  private void comeBack() {
    enter(Phase.WAITING, 0);
    loop.cancel(retry);
    double most = Math.min(4_000, 1_000 * Math.pow(2, Math.min(failures++, 10)));
    retry = loop.after((long) (500 + loop.random() * (most - 500)), this::connect);
  }

  private void drop() {
    attempt++;
    if (wire != null) wire.drop();
    wire = null;
  }

  private void enter(Phase next, int code) {
    phase = next;
    owner.state(next, code);
  }
}
