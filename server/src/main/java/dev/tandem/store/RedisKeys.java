package dev.tandem.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Names of the keys and channels of one board. They share a hash tag, so that a Redis Cluster keeps them together. */
final class RedisKeys {
  static final int BUCKETS = 16;

  private final String prefix;

  /** @throws IllegalArgumentException when this cannot be a board's id */
  RedisKeys(String board) {
    prefix = "{b:" + Checks.boardId(board) + "}:";
  }

  String meta() {
    return prefix + "meta";
  }

  String log() {
    return prefix + "log";
  }

  String clients() {
    return prefix + "clients";
  }

  String refused() {
    return prefix + "refused";
  }

  String live() {
    return prefix + "live";
  }

  String presence() {
    return prefix + "presence";
  }

  /** Which pieces the archive has. */
  String archive() {
    return prefix + "archive";
  }

  /** One piece of the archive. */
  String piece(String name) {
    return prefix + "archive:" + name;
  }

  String bucket(int number) {
    return prefix + "e" + number;
  }

  /** Where an entity is kept. Stored boards rely on it: it must never change. */
  static int bucketOf(String entity) {
    CRC32 hash = new CRC32();
    hash.update(entity.getBytes(StandardCharsets.UTF_8));
    return (int) (hash.getValue() % BUCKETS);
  }

  /** The head, the other keys, and from place {@link #FIRST_BUCKET} on the buckets. */
  List<String> all() {
    List<String> keys = new ArrayList<>(List.of(meta(), log(), clients(), refused()));
    for (int i = 0; i < BUCKETS; i++) {
      keys.add(bucket(i));
    }
    return keys;
  }

  /** Place of the first bucket in {@link #all} and in the keys of a commit, counted from 1 as in Lua. */
  static final int FIRST_BUCKET = 5;
}
