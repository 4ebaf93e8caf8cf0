package dev.tandem.store;

/** What "stored" is worth, as the settings of Redis tell. */
public enum Durability {
  /** Each write was flushed to the disk before its answer. */
  FSYNC,
  /** The same, and it is told when a write is on a replica, too: only then it outlives a failover for certain. */
  FSYNC_REPLICA,
  /** A crash of the machine may lose the last writes, or all. Also when Redis does not let us ask. */
  MEMORY
}
