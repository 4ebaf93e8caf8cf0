package dev.tandem.auth;

import static io.vertx.redis.client.Request.cmd;

import dev.tandem.store.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The few Redis commands that sign-in and the work lists need, with Java types. Every Future may fail with
 * {@link dev.tandem.store.StoreAway}; then it is not known whether the command was done.
 */
public final class Keys {
  private final RedisLink link;

  /** Keys behind this link. */
  public Keys(RedisLink link) {
    this.link = link;
  }

  /** The text under a key. */
  public Future<Optional<String>> get(String key) {
    return link.send(cmd(Command.GET).arg(key)).map(Keys::text);
  }

  /** The text under a key, which is deleted with the same step. */
  public Future<Optional<String>> take(String key) {
    return link.send(cmd(Command.GETDEL).arg(key)).map(Keys::text);
  }

  /** Keeps a text for good. */
  public Future<Void> set(String key, String value) {
    return link.send(cmd(Command.SET).arg(key).arg(value)).mapEmpty();
  }

  /** Keeps a text for a time. */
  public Future<Void> set(String key, String value, Duration lasting) {
    return link.send(cmd(Command.SET).arg(key).arg(value).arg("PX").arg(lasting.toMillis()))
        .mapEmpty();
  }

  /** Keeps a text for a time if nothing is under the key; false when there was. */
  public Future<Boolean> setIfAbsent(String key, String value, Duration lasting) {
    return link.send(
            cmd(Command.SET).arg(key).arg(value).arg("NX").arg("PX").arg(lasting.toMillis()))
        .map(answer -> answer != null);
  }

  /** Gives a key that has an end a new one; others stay as they are. */
  public Future<Void> prolong(String key, Duration lasting) {
    return link.send(cmd(Command.PEXPIRE).arg(key).arg(lasting.toMillis()).arg("XX"))
        .mapEmpty();
  }

  /** Gives a key an end, or another one; nothing when there is none. */
  public Future<Void> limit(String key, Duration lasting) {
    return link.send(cmd(Command.PEXPIRE).arg(key).arg(lasting.toMillis())).mapEmpty();
  }

  /** Deletes a key; false when there was none. */
  public Future<Boolean> delete(String key) {
    return link.send(cmd(Command.DEL).arg(key)).map(count -> count.toInteger() > 0);
  }

  /** Sets a field of a hash. */
  public Future<Void> putField(String key, String field, String value) {
    return link.send(cmd(Command.HSET).arg(key).arg(field).arg(value)).mapEmpty();
  }

  /** A field of a hash. */
  public Future<Optional<String>> field(String key, String field) {
    return link.send(cmd(Command.HGET).arg(key).arg(field)).map(Keys::text);
  }

  /** All fields of a hash. */
  public Future<Map<String, String>> fields(String key) {
    return link.send(cmd(Command.HGETALL).arg(key)).map(answer -> {
      Map<String, String> fields = new HashMap<>();
      for (String field : answer.getKeys()) fields.put(field, answer.get(field).toString());
      return fields;
    });
  }

  /** Deletes a field of a hash. */
  public Future<Void> dropField(String key, String field) {
    return link.send(cmd(Command.HDEL).arg(key).arg(field)).mapEmpty();
  }

  /** Adds to a set. */
  public Future<Void> addTo(String key, String member) {
    return link.send(cmd(Command.SADD).arg(key).arg(member)).mapEmpty();
  }

  /** Removes from a set. */
  public Future<Void> removeFrom(String key, String member) {
    return link.send(cmd(Command.SREM).arg(key).arg(member)).mapEmpty();
  }

  /** All members of a set. */
  public Future<Set<String>> members(String key) {
    return link.send(cmd(Command.SMEMBERS).arg(key)).map(answer -> {
      Set<String> members = new HashSet<>();
      answer.forEach(member -> members.add(member.toString()));
      return members;
    });
  }

  /** Appends to a list. */
  public Future<Void> append(String key, String item) {
    return link.send(cmd(Command.RPUSH).arg(key).arg(item)).mapEmpty();
  }

  /** All items of a list. */
  public Future<List<String>> items(String key) {
    return link.send(cmd(Command.LRANGE).arg(key).arg(0).arg(-1))
        .map(answer -> answer.stream().map(Response::toString).toList());
  }

  private static Optional<String> text(Response answer) {
    return Optional.ofNullable(answer).map(Response::toString);
  }
}
