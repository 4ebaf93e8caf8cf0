/**
 * What a board says about the future: when each initiative, release and milestone is done, learned from what the team
 * delivered in its sprints. Pure: the same board and day give the same forecast on every node. Nothing here is stored.
 *
 * <p>Called by {@code room} on a worker, and by the {@code backtest} command.
 */
package dev.tandem.forecast;
