package dev.tandem.http;

import java.time.Duration;

/** The sign-in cookie: out of reach of scripts, not sent along by other sites' forms. */
final class Cookies {
  private final boolean secure;
  private final Duration lasting;

  /** {@code secure}: only over https. */
  Cookies(boolean secure, Duration lasting) {
    this.secure = secure;
    this.lasting = lasting;
  }

  /** Gives the browser a token. */
  void give(Call call, String token) {
    set(call, token, lasting.toSeconds());
  }

  /** Takes it back. */
  void drop(Call call) {
    set(call, "", 0);
  }

  private void set(Call call, String value, long maxAge) {
    String cookie =
        Api.COOKIE + "=" + value + "; Path=/; Max-Age=" + maxAge + "; HttpOnly; SameSite=Lax";
    call.ctx().response().putHeader("set-cookie", secure ? cookie + "; Secure" : cookie);
  }
}
