/**
 * What the product is to reach: objectives with key results, in an order.
 *
 * <p>Knows nobody who works for them; initiatives name their objective. Called through
 * {@link dev.tandem.domain.board.Board#decide}.
 */
package dev.tandem.domain.objective;
