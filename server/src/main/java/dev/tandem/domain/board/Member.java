package dev.tandem.domain.board;

import java.util.List;

/** A person on this board; the id is the person's id on every board. */
public record Member(EntityId id, String name, List<Hat> hats) implements Entity {
  public Member {
    hats = List.copyOf(hats);
  }
}
