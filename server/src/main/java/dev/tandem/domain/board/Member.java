package dev.tandem.domain.board;

import java.util.Arrays;
import java.util.List;

/** A person on this board; the id is the person's id on every board. */
public record Member(EntityId id, String name, List<Hat> hats) implements Restorable {
  public Member {
    hats = List.copyOf(hats);
  }

  /** The same member under another name. */
  public Member named(String name) {
    return new Member(id, name, hats);
  }

  /** The same member with other hats, each once and in the order they are declared. */
  public Member wearing(List<Hat> hats) {
    return new Member(
        id, name, Arrays.stream(Hat.values()).filter(hats::contains).toList());
  }

  @Override
  public Right madeWith() {
    return Right.MANAGE;
  }

  /** Comes back with what was said about the own time, as far as what it was said for is there. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Member.class, context.limits().entities());
    return Outcome.put(this)
        .and(others.stream()
            .filter(other -> other.id().owner().flatMap(board::find).isPresent())
            .toList());
  }
}
