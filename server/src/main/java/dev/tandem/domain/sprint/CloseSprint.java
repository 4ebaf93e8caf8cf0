package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/**
 * Ends a sprint. What was accepted in it is its velocity; what was not goes on in another sprint or back to the top of the backlog, in
 * the order it has. What came in and went out since the commitment is recorded.
 *
 * @param to the sprint that takes what is unfinished; absent: the top of the backlog
 */
public record CloseSprint(EntityId id, Optional<EntityId> to) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Sprint sprint = board.require(id, Sprint.class, "id");
    sprint.requireOpen("id");
    if (to.equals(Optional.of(id))) {
      return Outcome.refuse(INVALID, "to", "What is unfinished cannot stay in a closed sprint.");
    }
    to.ifPresent(next -> board.require(next, Sprint.class, "to").requireOpen("to"));
    List<Story> stories = sprint.stories(board);
    List<Story> unfinished = stories.stream()
        .filter(story -> !story.acceptedIn().equals(Optional.of(id)))
        .toList();
    Optional<Baseline> baseline = board.find(Baseline.of(id), Baseline.class);
    Sprint closed = sprint.closed(
        Points.sum(Story.all(board)
            .filter(story -> story.acceptedIn().equals(Optional.of(id)))
            .toList()),
        Points.sum(unfinished),
        baseline.map(then -> Points.sum(stories.stream()
            .filter(story -> !then.stories().contains(story.id()))
            .toList())),
        baseline.map(then -> Points.sum(then.stories().stream()
            .flatMap(gone -> board.entry(gone).stream())
            .map(entry -> (Story) entry.entity())
            .filter(story -> !stories.contains(story))
            .toList())),
        context.now());
    return goesOn(board, unfinished).and(List.of(closed));
  }

  private Outcome.Changed goesOn(Board board, List<Story> unfinished) {
    if (to.isPresent()) {
      return Outcome.put(unfinished.stream().map(story -> story.planned(to)).toList());
    }
    Outcome.Changed all = Outcome.nothing();
    Board next = board;
    for (int i = unfinished.size() - 1; i >= 0; i--) {
      Story story = unfinished.get(i);
      Outcome.Changed one = next.place(Story.ORDER, Optional.empty(), story.id())
          .put(story.planned(Optional.empty()));
      next = next.evolve(next.version() + 1, one);
      all = all.and(one.put());
    }
    return all;
  }
}
