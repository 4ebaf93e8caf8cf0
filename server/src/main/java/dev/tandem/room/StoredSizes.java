package dev.tandem.room;

import dev.tandem.store.Commit.EntityWrite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many bytes the board's entities take in the store, removed ones too. Writes of other nodes are counted the next
 * time the board is read: the limit guards memory, it need not be exact.
 */
final class StoredSizes {
  private final Map<String, Integer> sizes = new HashMap<>();
  private long total;

  void put(String id, int bytes) {
    Integer before = sizes.put(id, bytes);
    total += bytes - (before == null ? 0 : before);
  }

  void put(List<EntityWrite> writes) {
    for (EntityWrite write : writes) put(write.id(), write.value().length());
  }

  long total() {
    return total;
  }
}
