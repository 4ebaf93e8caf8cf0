package dev.tandem.domain.roadmap;

import static dev.tandem.domain.board.RefusalCode.INVALID;
import static dev.tandem.domain.board.RefusalCode.LIMIT;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Says whether an initiative needs another one to be out before. Refused INVALID when that would make a circle. */
public record NeedInitiative(EntityId id, EntityId needs, boolean on) implements RoadmapOp {
  /** Most initiatives one waits for, so that none grows without bound. */
  private static final int MOST = 64;

  @Override
  public Outcome decide(Board board, OpContext context) {
    Initiative initiative = board.require(id, Initiative.class, "id");
    Initiative needed = board.require(needs, Initiative.class, "needs");
    if (on && reaches(board, needed)) {
      return Outcome.refuse(INVALID, "needs", "That would be a circle: it waits for this one.");
    }
    List<EntityId> others =
        initiative.needs().stream().filter(other -> !other.equals(needs)).toList();
    if (!on) return Outcome.put(EntityShape.with(initiative, "needs", others));
    if (initiative.needs().contains(needs)) return Outcome.nothing();
    if (others.size() >= MOST) {
      return Outcome.refuse(LIMIT, "needs", "An initiative needs " + MOST + " others at most.");
    }
    return Outcome.put(EntityShape.with(
        initiative, "needs", Stream.concat(others.stream(), Stream.of(needs)).toList()));
  }

  /** Whether this initiative is the given one or one that it waits for, however far away. */
  private boolean reaches(Board board, Initiative from) {
    Set<EntityId> seen = new HashSet<>();
    Deque<Initiative> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      Initiative next = open.pop();
      if (next.id().equals(id)) return true;
      if (!seen.add(next.id())) continue;
      next.needs().forEach(need -> board.find(need, Initiative.class).ifPresent(open::push));
    }
    return false;
  }
}
