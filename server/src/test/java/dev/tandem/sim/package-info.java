/**
 * A whole world in one thread: nodes with the product's own rooms and connections, a Redis, a network and pages, in a
 * time of its own and by one seed. No I/O, no clock, no chance but the seed's: what happened once happens again.
 *
 * <p>Faked are what lies under the product's seams: {@code Loop} (time), {@code BoardStore} (Redis), {@code Line} (sockets)
 * and {@code Tickets}; and the page, as {@code sim.page}.
 */
package dev.tandem.sim;
