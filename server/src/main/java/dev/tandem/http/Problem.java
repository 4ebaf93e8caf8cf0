package dev.tandem.http;

import dev.tandem.auth.RateLimit;
import java.util.Optional;

/** A call that is answered with problem+json instead of what was asked for. No stack trace: an answer, not a bug. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String field;
  private final long retryAfter;

  private Problem(int status, String code, String field, String detail, long retryAfter) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  /** 400: a field is missing or not what it must be. */
  static Problem invalid(String field, String detail) {
    return new Problem(400, "INVALID", field, detail, 0);
  }

  /** 401: nobody is signed in. */
  static Problem signIn() {
    return new Problem(
        401, "SIGN_IN", null, "Sign in first: join by an invite, or send a token.", 0);
  }

  /** 403: signed in, and not allowed. */
  static Problem noRight(String detail) {
    return new Problem(403, "NO_RIGHT", null, detail, 0);
  }

  /** 404: it is not there, or not theirs to see; nobody can tell which. */
  static Problem notFound(String detail) {
    return new Problem(404, "NOT_FOUND", null, detail, 0);
  }

  /** 410: it was there once. */
  static Problem gone(String field, String detail) {
    return new Problem(410, "GONE", field, detail, 0);
  }

  /** 413: too much of it. */
  static Problem limit(String field, String detail) {
    return new Problem(413, "LIMIT", field, detail, 0);
  }

  /** 429: too often. */
  static Problem rate(RateLimit limit) {
    return new Problem(429, "RATE", null, "Too many tries. Wait a moment.", limit.retryAfter());
  }

  /** 503: passing trouble. */
  static Problem busy(String detail) {
    return new Problem(503, "BUSY", null, detail, 1);
  }

  /** 500: a bug; the reference finds it in the log. */
  static Problem internal(String reference) {
    return new Problem(
        500, "INTERNAL", null, "Something went wrong on the server. Reference: " + reference, 0);
  }

  /** What else a server may answer, by its status. */
  static Problem of(int status, String detail) {
    return new Problem(status, status == 413 ? "LIMIT" : "INVALID", null, detail, 0);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  Optional<String> field() {
    return Optional.ofNullable(field);
  }

  /** Seconds after which it is worth another try, 0: not said. */
  long retryAfter() {
    return retryAfter;
  }
}
