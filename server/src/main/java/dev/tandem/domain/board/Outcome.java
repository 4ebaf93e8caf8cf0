package dev.tandem.domain.board;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The answer of {@code decide}: what the board becomes, or why not. */
public sealed interface Outcome {
  /**
   * Done. An op gives whole entities; what changed in them is found by comparing.
   *
   * @param put entities as they are after the op, new ones and changed ones; the later one of an id counts
   * @param remove ids of entities that are no more
   * @param edits how texts among {@code put} came to be, where characters were edited; a text that begins is put twice,
   *     blank and then edited
   */
  record Changed(List<Entity> put, List<EntityId> remove, List<TextEdit> edits) implements Outcome {
    public Changed {
      put = List.copyOf(put);
      remove = List.copyOf(remove);
      edits = List.copyOf(edits);
    }

    /** The same, and these entities are so, too. */
    public Changed and(List<? extends Entity> more) {
      return new Changed(
          Stream.<Entity>concat(put.stream(), more.stream()).toList(), remove, edits);
    }
  }

  /** Not done: the code, the field it is about, and a sentence a person can act on. */
  record Refused(RefusalCode code, Optional<String> field, String text) implements Outcome {}

  /** These entities are now so. */
  static Changed put(Entity... entities) {
    return new Changed(List.of(entities), List.of(), List.of());
  }

  /** These entities are now so. */
  static Changed put(List<? extends Entity> entities) {
    return new Changed(List.copyOf(entities), List.of(), List.of());
  }

  /** These entities are now so, and those are no more. */
  static Changed putAndRemove(List<? extends Entity> put, List<EntityId> remove) {
    return new Changed(List.copyOf(put), remove, List.of());
  }

  /** These entities are no more. */
  static Changed remove(List<EntityId> gone) {
    return new Changed(List.of(), gone, List.of());
  }

  /** A text was edited: it is now so. Of one that begins, {@code put} has the blank one first. */
  static Changed edited(List<? extends Entity> put, TextEdit edit) {
    return new Changed(List.copyOf(put), List.of(), List.of(edit));
  }

  /** The board already is as wished. The op still counts as one version. */
  static Changed nothing() {
    return new Changed(List.of(), List.of(), List.of());
  }

  /** Not done, about a field. */
  static Refused refuse(RefusalCode code, String field, String text) {
    return new Refused(code, Optional.of(field), text);
  }
}
