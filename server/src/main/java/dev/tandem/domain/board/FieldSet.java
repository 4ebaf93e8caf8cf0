package dev.tandem.domain.board;

import java.util.Map;

/** The fields of one entity that changed, with their new values; a {@code null} value means now absent. */
public record FieldSet(EntityId id, String kind, Map<String, Object> fields) {}
