package dev.tandem.domain.board;

import java.util.List;

/**
 * What became of the board by one op, smallest form: new entities, changed fields, removed ids, text edits. Applied in
 * this order.
 */
public record Change(
    List<Entity> put, List<FieldSet> set, List<EntityId> remove, List<TextEdit> edit) {}
