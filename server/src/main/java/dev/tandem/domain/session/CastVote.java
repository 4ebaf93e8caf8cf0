package dev.tandem.domain.session;

import static dev.tandem.domain.board.RefusalCode.INVALID;
import static dev.tandem.domain.board.RefusalCode.NO_RIGHT;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Casts or changes the own card in a round; no value takes it back. The last one that was missing shows all. */
public record CastVote(EntityId id, Optional<String> value) implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Round round = Round.requireVoting(board, id);
    if (!round.voters().contains(context.member())) {
      return Outcome.refuse(NO_RIGHT, "id", "You are not asked in this round.");
    }
    if (value.isPresent() && !round.scale().contains(value.get())) {
      return Outcome.refuse(INVALID, "value", "This card is not in the scale of the round.");
    }
    round
        .session()
        .flatMap(session -> board.find(session, LiveSession.class))
        .ifPresent(session -> session.requireOpen(board, Activity.POKER));
    Story story = board.require(round.story(), Story.class, "id");
    Vote vote = new Vote(
        Vote.id(id, context.member()),
        id,
        context.member(),
        value.isPresent(),
        value,
        context.now(),
        StoryPrint.of(board, story),
        false);
    List<Vote> all = round.voters().stream()
        .flatMap(voter ->
            voter.equals(context.member()) ? Stream.of(vote) : round.voteOf(board, voter).stream())
        .filter(Vote::cast)
        .toList();
    return all.size() == round.voters().size()
        ? round.revealed(all, context.now())
        : Outcome.put(vote);
  }
}
