package dev.tandem.domain.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The board itself as an entity; its id is the board's id.
 *
 * @param title name of the board
 * @param vision why all of this, in a sentence or two
 * @param prefix first part of story keys, {@code TAN} of {@code TAN-12}
 * @param rights the whole table as {@code hat:right} once the owner changed it; empty: the default table
 * @param zone the time zone its days are counted in, such as {@code Europe/Berlin}; absent: UTC
 */
@Kind("board")
public record BoardInfo(
    EntityId id,
    String title,
    Optional<String> vision,
    String prefix,
    List<String> rights,
    Optional<String> zone)
    implements Entity {
  public BoardInfo {
    rights = List.copyOf(rights);
  }

  /** A board of which no more than this is known. */
  public static BoardInfo named(EntityId id, String title, String prefix) {
    return new BoardInfo(id, title, Optional.empty(), prefix, List.of(), Optional.empty());
  }

  /** The same board under another name. */
  public BoardInfo titled(String title) {
    return EntityShape.with(this, "title", title);
  }

  /** The same board with another vision. */
  public BoardInfo seeing(Optional<String> vision) {
    return EntityShape.with(this, "vision", vision);
  }

  /** The same board with another table of rights. */
  public BoardInfo allowing(List<String> rights) {
    return EntityShape.with(this, "rights", rights);
  }

  /** The same board with its days counted elsewhere. */
  public BoardInfo in(Optional<String> zone) {
    return EntityShape.with(this, "zone", zone);
  }

  /** The same board as it was at a version, under another id. */
  public BoardInfo as(EntityId other, long version) {
    String suffix = " (version " + version + ")";
    String name = title.length() + suffix.length() > 512 ? title : title + suffix;
    return new BoardInfo(other, name, vision, prefix, rights, zone);
  }

  /** The time zone of a board's days: UTC for one that has none, or one this server does not know. */
  public static ZoneId zoneOf(Board board) {
    return board
        .find(board.id(), BoardInfo.class)
        .flatMap(BoardInfo::zone)
        .filter(Values::isZone)
        .map(ZoneId::of)
        .orElse(ZoneOffset.UTC);
  }

  /** Which day it is on a board at a moment, ms since 1970. */
  public static LocalDate day(Board board, long now) {
    return Instant.ofEpochMilli(now).atZone(zoneOf(board)).toLocalDate();
  }
}
