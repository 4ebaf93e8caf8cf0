package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/** Says who sees to an action; absent: nobody yet. */
public record SetActionOwner(EntityId id, Optional<EntityId> owner) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Action action = board.require(id, Action.class, "id");
    owner.ifPresent(who -> board.require(who, Member.class, "owner"));
    return Outcome.put(EntityShape.with(action, "owner", owner));
  }
}
