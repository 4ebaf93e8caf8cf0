package dev.tandem.room;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.EntityId;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Tab;
import dev.tandem.protocol.StrictJson;
import dev.tandem.protocol.TabCodec;
import dev.tandem.protocol.Wire;
import dev.tandem.store.BoardStore;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is here and what they look at; never stored. Changes of a tenth of a second go out as one message to all, less
 * often when it is much that changes: each message is paid for by a pause. Other nodes' tabs come by publish and vanish
 * when that node has not spoken for a while.
 */
public final class Presence {
  private static final long TICK_MS = 100;

  /** Bytes a second that a receiver is sent in usual work. */
  private static final int CALM_BYTES = 2_000;

  /** The longest pause for the sake of that; then {@link #MOST_BYTES} holds. */
  private static final long CALM_MS = 500;

  /** Bytes a second that a receiver is sent however many move at once. */
  private static final int MOST_BYTES = 8 << 10;

  private static final long REFRESH_MS = 5_000;
  private static final long STALE_MS = 30_000;

  private record Remote(Tab tab, long seenAt) {}

  private final Loop loop;
  private final BoardStore store;
  private final String board;
  private final FanOut fanOut;
  private final Map<String, Tab> here = new LinkedHashMap<>();
  private final Map<String, Remote> elsewhere = new LinkedHashMap<>();
  private final Map<String, Tab> changed = new LinkedHashMap<>();
  private final Map<String, Tab> changedHere = new LinkedHashMap<>();
  private final Map<String, Tab> comings = new LinkedHashMap<>();
  private final Set<Seat> newcomers = new HashSet<>();
  private final long refresh;
  private boolean waiting;
  private long notBefore;

  Presence(Loop loop, BoardStore store, String board, FanOut fanOut) {
    this.loop = loop;
    this.store = store;
    this.board = board;
    this.fanOut = fanOut;
    refresh = loop.every(REFRESH_MS, this::refresh);
  }

  /** A tab of this node is so now. */
  public void put(Tab tab) {
    if (here.put(tab.tab(), tab) == null) tellWalls(tab);
    tell(tab, true);
  }

  /** A tab of this node left. */
  public void remove(String tab) {
    if (here.remove(tab) == null) return;
    tellWalls(TabCodec.gone(tab));
    tell(TabCodec.gone(tab), true);
  }

  /** Everybody here, on all nodes. */
  public List<Tab> all() {
    List<Tab> all = new ArrayList<>(here.values());
    elsewhere.values().forEach(remote -> all.add(remote.tab()));
    return all;
  }

  /**
   * Until when a member was here as far as is known, by this loop's {@link Loop#millis}, at most now. What another node
   * said holds until it would say so again. Empty: not known to be here.
   */
  public Optional<Long> lastSeen(EntityId member) {
    if (here.values().stream().anyMatch(tab -> tab.member().equals(Optional.of(member))))
      return Optional.of(now());
    return elsewhere.values().stream()
        .filter(remote -> remote.tab().member().equals(Optional.of(member)))
        .map(remote -> Math.min(now(), remote.seenAt() + REFRESH_MS))
        .max(Long::compare);
  }

  /** Tells a seat that came to be live who is here, the next time all are told: a crowd that comes costs one list. */
  public void welcome(Seat seat) {
    newcomers.add(seat);
    tellSoon();
  }

  private void tell(Tab tab, boolean ours) {
    changed.put(tab.tab(), tab);
    if (ours) changedHere.put(tab.tab(), tab);
    tellSoon();
  }

  /** A wall shows who is here, not what they look at: it is told who comes and who goes. */
  private void tellWalls(Tab tab) {
    comings.put(tab.tab(), TabCodec.named(tab));
  }

  private void tellSoon() {
    if (waiting) return;
    waiting = true;
    loop.after(Math.max(TICK_MS, notBefore - now()), this::flush);
  }

  /** How long nobody is told anything after a message of so many bytes. */
  private static long pauseAfter(int bytes) {
    long calm = Math.min(CALM_MS, bytes * 1000L / CALM_BYTES);
    return Math.max(calm, bytes * 1000L / MOST_BYTES);
  }

  private void flush() {
    waiting = false;
    if (!changedHere.isEmpty()) publish(List.copyOf(changedHere.values()));
    Optional<Buffer> news = frame(changed.values());
    Optional<Buffer> everybody = newcomers.isEmpty() ? Optional.empty() : frame(all());
    Optional<Buffer> names = frame(comings.values());
    Optional<Buffer> allNames = newcomers.stream().anyMatch(Presence::isWall)
        ? frame(all().stream().map(TabCodec::named).toList())
        : Optional.empty();
    notBefore = now() + news.map(frame -> pauseAfter(frame.length())).orElse(0L);
    changed.clear();
    changedHere.clear();
    comings.clear();
    for (Seat seat : fanOut.seats()) {
      if (!seat.live() || seat.subscriber().full()) continue;
      boolean wall = isWall(seat);
      Optional<Buffer> told =
          newcomers.remove(seat) ? (wall ? allNames : everybody) : wall ? names : news;
      told.ifPresent(seat.subscriber()::send);
    }
    newcomers.removeIf(Seat::gone);
    if (!newcomers.isEmpty()) tellSoon();
  }

  private static boolean isWall(Seat seat) {
    return seat.subscriber().pace() == Pace.WALL;
  }

  private static Optional<Buffer> frame(Collection<Tab> tabs) {
    return tabs.isEmpty()
        ? Optional.empty()
        : Optional.of(Wire.packed(new ServerMessage.Presence(List.copyOf(tabs)).frame()));
  }

  private void publish(List<Tab> tabs) {
    store.publishPresence(board, new ServerMessage.Presence(tabs).frame());
  }

  /** Another node says who changed there. */
  void heard(Buffer message) {
    try {
      for (JsonNode each :
          StrictJson.parse(message.getBytes(), 1, message.length()).path("list")) {
        Tab tab = TabCodec.read(each);
        if (tab.gone().isPresent()) {
          if (elsewhere.remove(tab.tab()) == null) continue;
          tellWalls(tab);
          tell(tab, false);
        } else {
          Remote before = elsewhere.put(tab.tab(), new Remote(tab, now()));
          if (before == null) tellWalls(tab);
          if (before == null || !before.tab().equals(tab)) tell(tab, false);
        }
      }
    } catch (StrictJson.NotJson e) {
      // Presence is a nicety: what cannot be read is left out.
    }
  }

  private void refresh() {
    if (!here.isEmpty()) publish(List.copyOf(here.values()));
    for (Remote remote : List.copyOf(elsewhere.values())) {
      if (now() - remote.seenAt() > STALE_MS) {
        elsewhere.remove(remote.tab().tab());
        tellWalls(TabCodec.gone(remote.tab().tab()));
        tell(TabCodec.gone(remote.tab().tab()), false);
      }
    }
  }

  private long now() {
    return loop.millis();
  }

  void end() {
    loop.cancel(refresh);
    here.keySet().stream().toList().forEach(this::remove);
  }
}
