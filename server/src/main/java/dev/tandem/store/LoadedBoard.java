package dev.tandem.store;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** A whole board of one moment: where it stands and the values of all its entities, in no order. */
public record LoadedBoard(Head head, List<Buffer> entities) {}
