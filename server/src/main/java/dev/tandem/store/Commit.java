package dev.tandem.store;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * One batch, stored as a whole or not at all.
 *
 * @param board id of the board
 * @param expected the head the batch was decided on; the store refuses when the board is no longer there
 * @param next the head after the batch; equal to {@code expected} when nothing changed but counters, refusals and heard
 * @param payload what goes into the log and to other nodes, kept bit for bit; empty exactly when {@code next} equals
 *     {@code expected}
 * @param entities entities to write; empty when the payload is empty
 * @param clients counters to raise, at most one for a client
 * @param refusals refusals to remember until they are heard of
 * @param heard refusals that may be forgotten
 */
public record Commit(
    String board,
    Head expected,
    Head next,
    Buffer payload,
    List<EntityWrite> entities,
    List<ClientWrite> clients,
    List<RefusalWrite> refusals,
    List<Heard> heard) {

  /** Largest payload in bytes. Far above any batch a room makes: it guards Redis, not the product. */
  public static final int MAX_PAYLOAD_BYTES = 32 << 20;

  /** Largest stored entity in bytes, for the same reason. */
  public static final int MAX_ENTITY_BYTES = 2 << 20;

  /** Most writes (entities, counters, refusals and heard together) of one commit. */
  public static final int MAX_WRITES = 50_000;

  /**
   * @param id of the entity, unique on the board
   * @param value the whole entity as opaque bytes, a tombstone too: entities are never deleted
   */
  public record EntityWrite(String id, Buffer value) {}

  /**
   * The counter of one client, which makes every op count once.
   *
   * @param client id of the tab that sends ops
   * @param member who it belongs to, for good: its first commit binds it
   * @param expected the highest n processed before, 0 for a client not known yet
   * @param n the highest n processed with this commit
   */
  public record ClientWrite(String client, String member, long expected, long n) {
    /** @throws IllegalArgumentException when the counter would not rise */
    public ClientWrite {
      if (expected < 0 || n <= expected) {
        throw new IllegalArgumentException("a counter rises: " + expected + " to " + n);
      }
    }
  }

  /** The op n of this client was refused with this code. */
  public record RefusalWrite(String client, long n, String code) {}

  /** The client has the outcomes of its ops up to this n: their refusals may be forgotten. */
  public record Heard(String client, long upTo) {}

  /** @throws IllegalArgumentException when payload and heads contradict each other */
  public Commit {
    entities = List.copyOf(entities);
    clients = List.copyOf(clients);
    refusals = List.copyOf(refusals);
    heard = List.copyOf(heard);
    boolean changes = payload.length() > 0;
    if (changes
        ? next.version() <= expected.version()
        : !next.equals(expected) || !entities.isEmpty()) {
      throw new IllegalArgumentException(
          "a commit with a payload raises the version, one without changes nothing");
    }
  }
}
