package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/** Says which member answers for an initiative; absent: nobody. */
public record SetInitiativeOwner(EntityId id, Optional<EntityId> owner) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Initiative initiative = board.require(id, Initiative.class, "id");
    owner.ifPresent(member -> board.require(member, Member.class, "owner"));
    return Outcome.put(EntityShape.with(initiative, "owner", owner));
  }
}
