/**
 * Tests of the screens: several people in real browsers against a whole server.
 *
 * <p>{@link dev.tandem.browser.Browsers} starts the browser. What a screen computes is tested in {@code web/}, what the
 * server answers beside the class that answers; here only what needs both at once.
 */
package dev.tandem.browser;
