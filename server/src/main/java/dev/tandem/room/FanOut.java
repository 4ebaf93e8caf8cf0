package dev.tandem.room;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the seats of a room that there is more in the ring. Editors at once while there is time; the longer telling all
 * of them takes, the longer the next time waits, so that a busy loop sends fewer, larger frames: the cost is per write,
 * not per byte.
 */
final class FanOut {
  /** The longest editors wait. */
  private static final long WIDEST_MS = 50;

  /** Telling may take one part in four of the time; one in sixteen while there is a backlog of ops. */
  private static final long SHARE = 3;

  private static final long BUSY_SHARE = 15;

  private static final class Group {
    final Set<Seat> seats = new LinkedHashSet<>();
    long lastEndNanos;
    long tookNanos;
    boolean waiting;
  }

  private final Loop loop;
  private final Map<Pace, Group> groups = new EnumMap<>(Pace.class);

  FanOut(Loop loop) {
    this.loop = loop;
    for (Pace pace : Pace.values()) groups.put(pace, new Group());
  }

  void add(Seat seat) {
    groups.get(seat.subscriber().pace()).seats.add(seat);
  }

  void remove(Seat seat) {
    groups.values().forEach(group -> group.seats.remove(seat));
  }

  /** Everybody here, a copy. */
  List<Seat> seats() {
    List<Seat> all = new ArrayList<>();
    groups.values().forEach(group -> all.addAll(group.seats));
    return all;
  }

  boolean isEmpty() {
    return groups.values().stream().allMatch(group -> group.seats.isEmpty());
  }

  int size() {
    return groups.values().stream().mapToInt(group -> group.seats.size()).sum();
  }

  /**
   * There is more in the ring.
   *
   * @param busy more ops wait already: the time is better spent on them, and the next frame carries more
   */
  void moved(boolean busy) {
    long share = busy ? BUSY_SHARE : SHARE;
    groups.forEach((pace, group) -> moved(pace, group, share));
  }

  private void moved(Pace pace, Group group, long share) {
    if (group.waiting || group.seats.isEmpty()) return;
    long widened = Math.min(WIDEST_MS, group.tookNanos * share / 1_000_000);
    long since = (loop.nanos() - group.lastEndNanos) / 1_000_000;
    long wait = Math.max(pace.millis(), widened) - since;
    if (wait <= 0) {
      tell(group);
      return;
    }
    group.waiting = true;
    loop.after(wait, () -> {
      group.waiting = false;
      tell(group);
    });
  }

  private void tell(Group group) {
    long start = loop.nanos();
    for (Seat seat : new ArrayList<>(group.seats)) seat.pump();
    group.lastEndNanos = loop.nanos();
    group.tookNanos = group.lastEndNanos - start;
  }
}
