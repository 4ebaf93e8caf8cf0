package dev.tandem.domain.board;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which hat holds which right on one board. The owner's row is fixed: every right. */
public final class RightsTable {
  private static final RightsTable DEFAULT = new RightsTable(defaults());
  private final Map<Hat, Set<Right>> rows;

  private RightsTable(Map<Hat, Set<Right>> rows) {
    this.rows = rows;
  }

  /** The table of a board: its own, or the default one when the owner changed nothing. */
  public static RightsTable of(Optional<BoardInfo> board) {
    return board
        .map(BoardInfo::rights)
        .filter(rights -> !rights.isEmpty())
        .map(RightsTable::parse)
        .orElse(DEFAULT);
  }

  private static Map<Hat, Set<Right>> defaults() {
    Map<Hat, Set<Right>> rows = new EnumMap<>(Hat.class);
    for (Hat hat : Hat.values()) rows.put(hat, hat.defaults());
    return rows;
  }

  private static RightsTable parse(List<String> entries) {
    Set<String> allowed = Set.copyOf(entries);
    Map<Hat, Set<Right>> rows = new EnumMap<>(Hat.class);
    for (Hat hat : Hat.values()) {
      Set<Right> row = EnumSet.noneOf(Right.class);
      for (Right right : Right.values()) if (allowed.contains(entry(hat, right))) row.add(right);
      rows.put(hat, row);
    }
    rows.put(Hat.OWNER, Hat.OWNER.defaults());
    return new RightsTable(rows);
  }

  private static String entry(Hat hat, Right right) {
    return hat.wire() + ":" + right.wire();
  }

  /** The table with one cell changed, as {@link BoardInfo#rights()} keeps it. */
  public List<String> with(Hat hat, Right right, boolean on) {
    return Arrays.stream(Hat.values())
        .flatMap(row -> Arrays.stream(Right.values())
            .filter(cell -> row == hat && cell == right ? on : rows.get(row).contains(cell))
            .map(cell -> entry(row, cell)))
        .toList();
  }

  /** What somebody with these hats may do. */
  public Set<Right> rights(Set<Hat> hats) {
    Set<Right> all = EnumSet.noneOf(Right.class);
    for (Hat hat : hats) all.addAll(rows.get(hat));
    return all;
  }

  /** The first of a person's hats that holds a right: in which hat it is done. */
  public Optional<Hat> hatFor(Set<Hat> hats, Right right) {
    // The owner's hat comes last: who is PO and owner orders the backlog as PO.
    return Arrays.stream(Hat.values())
        .filter(hat -> hat != Hat.OWNER && hats.contains(hat) && rows.get(hat).contains(right))
        .findFirst()
        .or(() -> hats.contains(Hat.OWNER) ? Optional.of(Hat.OWNER) : Optional.empty());
  }

  static String sentence(Right right) {
    return switch (right) {
      case ROADMAP -> "Only who holds the roadmap (a PM) may change this. You can propose it.";
      case ORDER ->
        "Only who holds the order of the backlog (a PO) may change this. You can propose it.";
      case WORK -> "Only the team (developers and the PO) may change this. You can propose it.";
      case FACILITATE -> "Only a facilitator may do this.";
      case CONTRIBUTE -> "This is a read-only view of the board.";
      case READ -> "You may not see this board.";
      case MANAGE -> "Only the owner of the board may do this.";
    };
  }
}
