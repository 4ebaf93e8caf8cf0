/**
 * The wire as Java: messages, close codes, and the codecs between JSON and the domain's records.
 *
 * <p>Strict about what comes in (every field is named when it is wrong), exact about what goes out. No Vert.x beyond
 * Buffer, no I/O. Called by connections, HTTP, rooms and the transfer formats.
 */
package dev.tandem.protocol;
