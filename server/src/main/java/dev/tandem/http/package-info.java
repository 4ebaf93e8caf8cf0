/**
 * The HTTP side: the API, the page, health and metrics, and the work lists of imports.
 *
 * <p>Routes check who asks and what came, then ask the room; none changes a board in another way. Everything runs on
 * the event loop; reading and packing of large files goes to workers. Wired by the server's verticle.
 */
package dev.tandem.http;
