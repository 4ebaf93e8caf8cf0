package dev.tandem.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Packs answers for who accepts it; large ones on a worker, never on the event loop. */
final class Gzip {
  private static final int WORTH_IT = 1024;

  private Gzip() {}

  /** Whether the caller takes gzip. */
  static boolean accepted(HttpServerRequest request) {
    String header = request.getHeader("accept-encoding");
    return header != null && header.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
  }

  /** Answers 200 with bytes, packed if they are large and the caller takes it. */
  static Future<Void> send(Vertx vertx, Call call, String type, Buffer bytes) {
    call.ctx().response().putHeader("vary", "accept-encoding");
    if (bytes.length() < WORTH_IT || !accepted(call.ctx().request()))
      return call.bytes(200, type, bytes);
    return vertx
        .executeBlocking(() -> Buffer.buffer(pack(bytes.getBytes())), false)
        .compose(packed -> {
          call.ctx().response().putHeader("content-encoding", "gzip");
          return call.bytes(200, type, packed);
        });
  }

  /** The packed bytes. */
  static byte[] pack(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
