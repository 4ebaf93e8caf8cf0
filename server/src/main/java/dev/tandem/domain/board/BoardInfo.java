package dev.tandem.domain.board;

import java.util.List;
import java.util.Optional;

/**
 * The board itself as an entity; its id is the board's id.
 *
 * @param title name of the board
 * @param vision why all of this, in a sentence or two
 * @param prefix first part of story keys, {@code TAN} of {@code TAN-12}
 * @param rights the whole table as {@code hat:right} once the owner changed it; empty: the default table
 */
@Kind("board")
public record BoardInfo(
    EntityId id, String title, Optional<String> vision, String prefix, List<String> rights)
    implements Entity {
  public BoardInfo {
    rights = List.copyOf(rights);
  }

  /** The same board under another name. */
  public BoardInfo titled(String title) {
    return new BoardInfo(id, title, vision, prefix, rights);
  }

  /** The same board with another vision. */
  public BoardInfo seeing(Optional<String> vision) {
    return new BoardInfo(id, title, vision, prefix, rights);
  }

  /** The same board with another table of rights. */
  public BoardInfo allowing(List<String> rights) {
    return new BoardInfo(id, title, vision, prefix, rights);
  }

  /** The same board as it was at a version, under another id. */
  public BoardInfo as(EntityId other, long version) {
    String suffix = " (version " + version + ")";
    String name = title.length() + suffix.length() > 512 ? title : title + suffix;
    return new BoardInfo(other, name, vision, prefix, rights);
  }
}
