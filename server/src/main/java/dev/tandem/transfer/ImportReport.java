package dev.tandem.transfer;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of a file, or would become of it.
 *
 * @param rows rows of the file, bad ones too
 * @param created how many of them are on the board
 * @param refused what is wrong with the others
 * @param columns columns of the file and what each is taken as
 * @param teams whose past sprints it holds; empty: it names no teams
 */
public record ImportReport(
    int rows, int created, List<RefusedRow> refused, List<Column> columns, List<Team> teams) {
  public ImportReport {
    refused = List.copyOf(refused);
    columns = List.copyOf(columns);
    teams = List.copyOf(teams);
  }

  /**
   * A row that does not arrive.
   *
   * @param line the line of the file it starts at, from 1; in JSON the number of the entity, from 1
   * @param field what is wrong in it
   * @param reason a sentence for people
   */
  public record RefusedRow(int line, String field, String reason) {}

  /** A column by its heading; {@code field} is empty when it is not taken. */
  public record Column(String heading, Optional<String> field) {}

  /**
   * A team of a file of past sprints.
   *
   * @param sprints how many of the file are its
   * @param taken whether they are among those that are imported
   */
  public record Team(String team, int sprints, boolean taken) {}
}
