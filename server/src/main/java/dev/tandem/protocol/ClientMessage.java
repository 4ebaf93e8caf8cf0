package dev.tandem.protocol;

import dev.tandem.domain.board.EntityId;
import java.util.List;
import java.util.Optional;

/** What a client may say over a socket (protocol.md, section 4). */
public sealed interface ClientMessage {
  /**
   * The first message.
   *
   * @param client 128-bit id of the tab, 32 hex digits
   * @param have what the client holds, empty: nothing
   * @param pending first and last number of its unanswered ops
   */
  record Hello(
      long v,
      String build,
      String client,
      String ticket,
      Optional<Have> have,
      Optional<Range> pending)
      implements ClientMessage {}

  /** A board at a version, as the server named it. */
  record Have(String epoch, long version, String tag) {}

  /** Numbers of ops, both inclusive. */
  record Range(long first, long last) {}

  /** Ops to do; {@code together}: all or none. */
  record Ops(List<SentOp> list, boolean together) implements ClientMessage {}

  /** The tab's own state, whole. */
  record Presence(
      Optional<String> view,
      Optional<EntityId> card,
      Optional<String> field,
      Optional<Drag> drag,
      Optional<Caret> caret)
      implements ClientMessage {}

  /**
   * Where a person writes in the text of the card.
   *
   * @param version of the text; what came since moves the places
   * @param anchor where the selection begins, in UTF-16 units from the start
   * @param head where it ends, and the caret is
   */
  record Caret(long version, long anchor, long head) {}

  /** What a person is dragging, and where it would land. */
  record Drag(EntityId id, Optional<Over> over) {}

  /** A place in a view. */
  record Over(String view, Optional<EntityId> after) {}

  /** Ops that would be done, to see what would move; {@code q} comes back in the answer. */
  record Preview(long q, List<SentOp> ops) implements ClientMessage {}

  /** A sign of life; {@code heard}: outcomes up to this n arrived. */
  record Beat(Optional<Long> heard) implements ClientMessage {}

  /** A message of a name we do not know: ignored. */
  record Unknown() implements ClientMessage {}
}
