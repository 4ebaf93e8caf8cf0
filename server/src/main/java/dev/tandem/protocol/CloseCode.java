package dev.tandem.protocol;

/** Why the server ends a connection (protocol.md, section 4). */
public enum CloseCode {
  /** A frame that is not in our protocol. Final. */
  MALFORMED(4400),
  /** The ticket is not valid any more. One try with a new one. */
  EXPIRED(4401),
  /** No right to be here. Final. */
  FORBIDDEN(4403),
  /** No such board. Final. */
  NO_BOARD(4404),
  /** No hello in time. */
  NO_HELLO(4408),
  /** A newer connection of the same client took over. Final. */
  REPLACED(4409),
  /** Speaks an older protocol. Final: reload the page. */
  TOO_OLD(4426),
  /** Too many connections or messages. Come back later. */
  RATE(4429),
  /** Reads too slowly. Come back. */
  SLOW(4430),
  /** The server stops. Come back. */
  DRAINING(4503),
  /** A message over the size limit. */
  TOO_LARGE(1009);

  private final short number;

  CloseCode(int number) {
    this.number = (short) number;
  }

  /** The number on the wire. */
  public short number() {
    return number;
  }
}
