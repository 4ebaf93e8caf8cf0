package dev.tandem.transfer;

import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.EditText;
import dev.tandem.domain.backlog.LabelStory;
import dev.tandem.domain.backlog.SetStoryPoints;
import dev.tandem.domain.backlog.Text;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.text.TextDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns the rows of a CSV file into stories after what is on a board. */
public final class StoryPlan {
  private final StoryCsv csv;
  private final Supplier<EntityId> ids;

  /** {@code ids} gives ids of new stories. */
  public StoryPlan(Limits limits, int mostRows, Supplier<EntityId> ids) {
    csv = new StoryCsv(limits, mostRows);
    this.ids = ids;
  }

  /**
   * Plans a file.
   *
   * @param map which heading is which field, {@code title:Heading,points:Heading}
   * @throws BadFile when it has no title column or too many rows, or the map is wrong
   */
  public ImportPlan of(byte[] file, Optional<String> map, Board board) throws BadFile {
    StoryCsv.Stories stories = csv.read(file, map);
    List<ImportPlan.Row> rows = stories.good().stream()
        .map(row -> new ImportPlan.Row(row.line(), ops(row)))
        .toList();
    return new ImportPlan(
        stories.rows(),
        ImportPlan.atTheEnd(rows, board),
        stories.refused(),
        stories.columns().report());
  }

  private List<Op> ops(StoryRow row) {
    EntityId id = ids.get();
    List<Op> ops = new ArrayList<>();
    ops.add(new CreateStory(id, row.title(), Optional.empty()));
    if (row.points().isPresent()) ops.add(new SetStoryPoints(id, row.points()));
    for (String label : row.labels()) ops.add(new LabelStory(id, label, true));
    if (!row.description().isEmpty()) {
      ops.add(new EditText(Text.of(id), 0, TextDelta.insertion(row.description())));
    }
    return ops;
  }
}
