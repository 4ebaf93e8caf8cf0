package dev.tandem.store;

/** What "stored" is worth, as the settings of Redis tell. */
public enum Durability {
  /** Each write was flushed to the disk before its answer. */
  FSYNC,
  /** A crash of the machine may lose the last writes, or all. Also when Redis does not let us ask. */
  MEMORY
}
