/**
 * What the server counts and times about itself, in Prometheus's form.
 *
 * <p>Numbers only: no board, no person, no token and no address is ever a label. A leaf; {@code http} feeds and shows it.
 */
package dev.tandem.metrics;
