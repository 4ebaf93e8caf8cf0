package dev.tandem;

/** The address is taken or not one of this machine. The message is one sentence for the person who starts Tandem. */
final class CannotListen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotListen(String host, int port, Throwable cause) {
    super(
        "Tandem cannot listen on " + host + ":" + port + ": " + cause.getMessage()
            + ". Set TANDEM_HOST and TANDEM_PORT to an address that is free.",
        null,
        false,
        false);
  }
}
