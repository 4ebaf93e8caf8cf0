/**
 * Live boards. A room holds one board, decides ops against it in order, commits them in groups, and only then evolves,
 * fans out and answers.
 *
 * <p>Everything runs on the one event loop: no locks. Encoding of whole boards goes to a worker. Called by connections
 * and HTTP; the only place that commits.
 */
package dev.tandem.room;
