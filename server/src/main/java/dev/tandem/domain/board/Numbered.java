package dev.tandem.domain.board;

/** An entity with a number people see, given by {@link Board#nextNumber}; that of a removed one is never given again. */
public interface Numbered extends Entity {
  /** Its number, from 1. */
  int number();
}
