package dev.tandem.domain.board;

import dev.tandem.domain.text.TextDelta;

/** One edit of a long text: applied to the text at {@code version - 1} it gives the text at {@code version}. */
public record TextEdit(EntityId id, long version, TextDelta delta) {}
