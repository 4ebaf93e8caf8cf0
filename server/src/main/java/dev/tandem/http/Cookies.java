package dev.tandem.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
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
    call.ctx().response().addCookie(cookie(token, lasting.toSeconds()));
  }

  /** Takes it back. */
  void drop(Call call) {
    call.ctx().response().addCookie(cookie("", 0));
  }

  private Cookie cookie(String value, long maxAge) {
    return Cookie.cookie(Api.COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.LAX)
        .setMaxAge(maxAge);
  }
}
