/**
 * Every setting of the server: name, default, unit and meaning, read once from the environment.
 *
 * <p>No other code reads the environment. Nothing here opens or starts anything; {@link dev.tandem.Main} reads the
 * settings, and the class that wires all others hands them on.
 */
package dev.tandem.config;
