package dev.tandem.http;

import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Values;
import java.util.Set;

/** Checks names that come in by HTTP by the same bounds as those in ops. */
final class Names {
  private final OpContext bounds;

  Names(Limits limits) {
    bounds = new OpContext(EntityId.of(""), Set.of(), 0, limits);
  }

  /** The name; 400 naming the field when it is blank, too long or holds control characters. */
  String check(String field, String name) {
    try {
      return Values.title(field, name, bounds);
    } catch (Refusal bad) {
      throw Problem.invalid(field, bad.outcome().text());
    }
  }
}
