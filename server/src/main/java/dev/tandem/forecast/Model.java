package dev.tandem.forecast;

/**
 * How a forecast learns from a history: the few numbers of the method. {@link #TANDEM} was chosen on histories that were
 * shortened, reversed and made up, and checked on the real ones left out (server/NOTES.md).
 *
 * @param halfLife a sprint so many sprints ago counts half
 * @param smoothing spread put around each past sprint: what was never seen can happen
 * @param level doubt that the team's pace stays as it is, as a share
 * @param young more of that doubt in a young history: divided by its number of sprints
 * @param narrowest the least spread of a figure that the own record is measured by
 * @param gain50 how strongly a miss or a hit of the 50% figure moves the next one, in spreads
 * @param gain85 the same for the 85% figure
 * @param aim50 share of holding that the record of the 50% figure is steered to
 * @param aim85 the same for the 85% figure
 * @param down how far the record may lower a figure, in spreads
 * @param up50 how far it may raise the 50% figure
 * @param up85 how far it may raise the 85% figure
 */
record Model(
    double halfLife,
    double smoothing,
    double level,
    double young,
    double narrowest,
    double gain50,
    double gain85,
    double aim50,
    double aim85,
    double down,
    double up50,
    double up85) {
  /** What Tandem uses. */
  static final Model TANDEM =
      new Model(6, 0.15, 0.15, 0.5, 0.2, 2, 1.5, 0.525, 0.86, 2.25, 0.7, 1.25);
}
