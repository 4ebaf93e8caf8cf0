/**
 * Trouble on the real thing: servers, a Redis and a network that are killed, frozen, cut and slowed while many pages write.
 * The pages are those of {@code sim.page}, over real sockets.
 *
 * <p>Each test has a short form for every build; the long ones are run by the commands in server/README.md.
 */
package dev.tandem.chaos;
