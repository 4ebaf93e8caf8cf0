package dev.tandem.http;

import dev.tandem.domain.board.EntityId;

/** Links to give to people. What is secret stands after {@code #}, which browsers never send. */
public final class Links {
  private final String base;

  /** Links that begin with this address, without a slash at its end. */
  public Links(String base) {
    this.base = base;
  }

  /** Where people open Tandem. */
  public String base() {
    return base;
  }

  /** Joins a board, or makes an operator. */
  public String join(String token) {
    return base + "/join#" + token;
  }

  /** Hands in ideas without signing in. */
  String ideas(String token) {
    return base + "/ideas#" + token;
  }

  /** Shows a board on a wall. */
  String wall(EntityId board, String token) {
    return base + "/wall#" + board + "." + token;
  }
}
