/**
 * Start and stop of the server: {@link dev.tandem.Main} and the one class that wires all others.
 *
 * <p>Nothing else lives here: what the server does is in the packages below, and none of them uses this one.
 */
package dev.tandem;
