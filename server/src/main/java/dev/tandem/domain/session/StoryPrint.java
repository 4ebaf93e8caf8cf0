package dev.tandem.domain.session;

import dev.tandem.domain.backlog.Criterion;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.backlog.Text;
import dev.tandem.domain.board.Board;
import java.util.List;

/**
 * A short print of what a story asks for: its title, description and criteria. Two prints differ when one of them was
 * changed. 32-bit FNV-1a over UTF-16 units, as the page computes it, too (Fowler, Noll, Vo).
 */
public final class StoryPrint {
  private static final int OFFSET = 0x811C9DC5;
  private static final int PRIME = 0x01000193;

  private StoryPrint() {}

  /** The print of a story as it is now, 8 hex digits. */
  public static String of(Board board, Story story) {
    int hash = add(OFFSET, story.title());
    hash =
        add(hash, board.find(Text.of(story.id()), Text.class).map(Text::value).orElse(""));
    List<String> criteria = board
        .inOrder(Criterion.order(story.id()))
        .map(each -> ((Criterion) each).text())
        .toList();
    for (String criterion : criteria) hash = add(hash, criterion);
    return String.format("%08x", hash);
  }

  /** Adds a text and a mark that it ends here. */
  private static int add(int hash, String text) {
    int sum = hash;
    for (int i = 0; i < text.length(); i++) sum = (sum ^ text.charAt(i)) * PRIME;
    return (sum ^ 0x1F) * PRIME;
  }
}
