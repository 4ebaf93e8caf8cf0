package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Internal;
import dev.tandem.domain.text.TextDelta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A long text that belongs to a story or an initiative; begins with its first edit and goes with its owner.
 *
 * @param id {@code <owner>.description}
 * @param value at most 100,000 characters; lines end with a line feed
 * @param version how many edits made it
 * @param recent the edits that made the last versions, oldest first, for edits that were made on one of those
 */
public record Text(
    EntityId id, String value, long version, @Internal List<TextDelta> recent) implements Entity {
  /** The one text an owner has, last part of its id. */
  public static final String DESCRIPTION = "description";

  private static final int MOST_RECENT = 200;
  /** All recent edits together, as {@link TextDelta#weight} counts. */
  private static final int MOST_WEIGHT = 32_768;

  public Text {
    recent = List.copyOf(recent);
  }

  /** A text of which no edits are known. */
  public Text(EntityId id, String value, long version) {
    this(id, value, version, List.of());
  }

  /** The id of an owner's text. */
  public static EntityId of(EntityId owner) {
    return owner.dot(DESCRIPTION);
  }

  /** The text after an edit that fits it. */
  public Text edited(TextDelta delta) {
    List<TextDelta> newest = new ArrayList<>();
    int weight = 0;
    for (int i = recent.size(); i >= 0 && newest.size() < MOST_RECENT; i--) {
      TextDelta edit = i == recent.size() ? delta : recent.get(i);
      weight += edit.weight();
      if (weight > MOST_WEIGHT) break;
      newest.add(edit);
    }
    Collections.reverse(newest);
    return new Text(id, delta.apply(value), version + 1, newest);
  }

  /** The edits that came after a version, oldest first; empty: they are not known any more. */
  public Optional<List<TextDelta>> since(long base) {
    long from = recent.size() - (version - base);
    return from < 0 ? Optional.empty() : Optional.of(recent.subList((int) from, recent.size()));
  }
}
