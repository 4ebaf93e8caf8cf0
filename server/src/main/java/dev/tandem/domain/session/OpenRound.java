package dev.tandem.domain.session;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Opens a round of poker on a story. Voters: members who are asked, at least one; none named: all who may estimate. */
public record OpenRound(
    EntityId id,
    EntityId story,
    Optional<EntityId> session,
    List<String> scale,
    Optional<List<EntityId>> voters)
    implements SessionOp {
  private static final int MOST_CARDS = 24;

  @Override
  public Right requires(Board board, OpContext context) {
    // Who was handed a session may do all in it, whatever their hats.
    return session
        .flatMap(led -> board.find(led, LiveSession.class))
        .filter(led -> led.isLedBy(context.member()))
        .map(led -> Right.CONTRIBUTE)
        .orElse(Right.FACILITATE);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Round.class, context.limits().entities());
    board.require(story, Story.class, "story");
    session.ifPresent(led ->
        LiveSession.requireLed(board, context, led, "session").requireOpen(board, Activity.POKER));
    return Outcome.put(new Round(
        id,
        story,
        session,
        checkedScale(),
        asked(board),
        RoundState.VOTING,
        context.member(),
        context.now(),
        Optional.empty(),
        Optional.empty()));
  }

  private List<String> checkedScale() {
    if (scale.size() < 2
        || scale.size() > MOST_CARDS
        || scale.stream().distinct().count() < scale.size()) {
      throw new Refusal(INVALID, "scale", "A scale has 2 to " + MOST_CARDS + " different cards.");
    }
    scale.forEach(card -> Values.label("scale", card));
    return scale;
  }

  private List<EntityId> asked(Board board) {
    List<EntityId> named = voters.orElse(List.of());
    return Round.voters(
        board,
        !named.isEmpty()
            ? named
            : board
                .all(Member.class)
                .filter(member -> board.rights(Set.copyOf(member.hats())).contains(Right.WORK))
                .map(Member::id)
                .sorted()
                .toList());
  }
}
