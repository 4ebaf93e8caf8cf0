package dev.tandem.room;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.session.LiveSession;
import dev.tandem.domain.session.StandIn;
import dev.tandem.protocol.SentOp;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a live session led by somebody who is here: when its leader was away for a while, the next one who may facilitate
 * stands in, and the facilitator has it back on return (product.md, L1). Every node looks for itself; what it does holds only
 * for the board it looked at, so of two nodes that see the same one is refused.
 */
final class StandIns {
  private static final Logger LOG = LoggerFactory.getLogger(StandIns.class);
  /** Far longer than what lies between two words of another node, so that a living one is not taken for gone. */
  static final long AWAY_MS = 15_000;

  /** @param since when the leader was last seen, or this node began to look */
  private record Watched(EntityId session, EntityId leader, long since) {}

  private final Loop loop;
  private final BoardRoom room;
  private Optional<Watched> watched = Optional.empty();
  private boolean asking;

  StandIns(Loop loop, BoardRoom room) {
    this.loop = loop;
    this.room = room;
  }

  /** Looks whether somebody has to stand in, or to be given back. Once a second or so. */
  void look() {
    Optional<LiveSession> running = LiveSession.running(room.board());
    if (running.isEmpty()) watched = Optional.empty();
    else if (room.damage().isEmpty() && !asking) look(running.get());
  }

  private void look(LiveSession session) {
    Presence here = room.presence();
    long now = loop.millis();
    if (session.standIn().isPresent() && isHere(session.facilitator())) {
      lead(session, session.facilitator());
      return;
    }
    EntityId leader = session.leader();
    long known = watched
        .filter(one -> one.session().equals(session.id()) && one.leader().equals(leader))
        .map(Watched::since)
        .orElse(now);
    long since = Math.max(known, here.lastSeen(leader).orElse(Long.MIN_VALUE));
    watched = Optional.of(new Watched(session.id(), leader, since));
    if (now - since >= AWAY_MS) next(leader).ifPresent(member -> lead(session, member));
  }

  private boolean isHere(EntityId member) {
    return room.presence()
        .lastSeen(member)
        .filter(seen -> loop.millis() - seen < AWAY_MS)
        .isPresent();
  }

  /** The one who is on the board longest, of those who may facilitate and are here: the same for every node. */
  private Optional<EntityId> next(EntityId leader) {
    Board board = room.board();
    return board
        .all(Member.class)
        .filter(member -> !member.id().equals(leader))
        .filter(member -> board.rights(Set.copyOf(member.hats())).contains(Right.FACILITATE))
        .map(Member::id)
        .filter(this::isHere)
        .min(Comparator.comparing(EntityId::value));
  }

  /** By the one who leads then, so that history says who did. */
  private void lead(LiveSession session, EntityId member) {
    asking = true;
    Board board = room.board();
    String name = board.find(member, Member.class).map(Member::name).orElse("");
    Identity who = new Identity(member, name, false, Optional.empty());
    SentOp op = new SentOp(
        1,
        Optional.of(new StandIn(session.id(), member)),
        Optional.empty(),
        Optional.of(board.version()));
    room.submit(Submission.asOwner(who, client(), List.of(op))).onComplete(done -> {
      asking = false;
      if (done.failed())
        LOG.warn("no stand-in on {}: {}", room.id(), done.cause().getMessage());
    });
  }

  private String client() {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < 32; i++) hex.append(Character.forDigit((int) (loop.random() * 16), 16));
    return hex.toString();
  }
}
