package dev.tandem.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads the body of a request as it is, whatever its content type says: a file sent by curl comes as a form, and a
 * form parser would refuse it.
 */
final class Body {
  private Body() {}

  /** The whole body. Fails with LIMIT when it is larger; the rest is then read and dropped, so that the answer arrives. */
  static Future<Buffer> read(HttpServerRequest request, int most) {
    Promise<Buffer> body = Promise.promise();
    // Its sender went away while we looked up who it is.
    if (request.isEnded())
      return Future.failedFuture(Problem.invalid("body", "The request was cut off."));
    if (declared(request) > most) return tooLarge(request, most);
    if ("100-continue".equalsIgnoreCase(request.getHeader("expect")))
      request.response().writeContinue();
    Buffer read = Buffer.buffer();
    request.handler(part -> {
      if (read.length() + part.length() <= most) read.appendBuffer(part);
      else body.tryFail(problem(most));
    });
    request.endHandler(end -> body.tryComplete(read));
    request.exceptionHandler(body::tryFail);
    request.resume();
    return body.future();
  }

  private static Future<Buffer> tooLarge(HttpServerRequest request, int most) {
    request.resume();
    return Future.failedFuture(problem(most));
  }

  private static Problem problem(int most) {
    return Problem.limit("body", "The request is too large: at most " + most + " bytes.");
  }

  private static long declared(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }
}
