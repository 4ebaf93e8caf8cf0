package dev.tandem.sim.page;

import io.vertx.core.buffer.Buffer;

/** What a page says. */
final class Messages {
  private Messages() {}

  static Buffer frame(String json) {
    return Buffer.buffer("\0" + json);
  }

  static Buffer ops(String list, boolean together) {
    return frame("{\"t\":\"ops\",\"list\":" + list + (together ? ",\"together\":true" : "") + "}");
  }

  static Buffer beat(long version, long heard) {
    return frame("{\"t\":\"beat\",\"version\":" + version + ",\"heard\":" + heard + "}");
  }

  static Buffer hello(
      String build, String client, String ticket, BoardSync.Have have, long[] pending) {
    StringBuilder json = new StringBuilder("{\"t\":\"hello\",\"v\":1,\"build\":\"")
        .append(build)
        .append("\",\"client\":\"")
        .append(client)
        .append("\",\"ticket\":\"")
        .append(ticket)
        .append('"');
    if (have != null)
      json.append(",\"have\":{\"epoch\":\"")
          .append(have.epoch())
          .append("\",\"version\":")
          .append(have.version())
          .append(",\"tag\":\"")
          .append(have.tag())
          .append("\"}");
    if (pending != null)
      json.append(",\"pending\":[")
          .append(pending[0])
          .append(',')
          .append(pending[1])
          .append(']');
    return frame(json.append('}').toString());
  }
}
