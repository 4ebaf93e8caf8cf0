package dev.tandem.domain.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.text.TextDelta;
import dev.tandem.domain.text.TextDelta.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
  private static final Text BLANK = new Text(EntityId.of("s1.description"), "", 0);

  private static Text typed(Text text, String... words) {
    Text now = text;
    for (String word : words)
      now = now.edited(
          new TextDelta(List.of(Part.keep(now.value().length()), Part.replace(0, List.of(word)))));
    return now;
  }

  @Test
  void itKnowsTheEditsSinceAVersion() {
    Text text = typed(BLANK, "a", "b", "c");
    assertThat(text.value()).isEqualTo("abc");
    assertThat(text.since(3)).contains(List.of());
    assertThat(text.since(1)).hasValueSatisfying(edits -> assertThat(edits).hasSize(2));
    assertThat(text.since(0)).hasValueSatisfying(edits -> assertThat(edits).hasSize(3));
  }

  @Test
  void ofATextStoredWithoutItsEditsNoneAreKnown() {
    Text text = typed(new Text(BLANK.id(), "old", 7), "!");
    assertThat(text.since(7)).hasValueSatisfying(edits -> assertThat(edits).hasSize(1));
    assertThat(text.since(6)).isEmpty();
  }

  @Test
  void itForgetsEditsThatAreLongPast() {
    Text text = BLANK;
    for (int i = 0; i < 250; i++) text = typed(text, "x");
    assertThat(text.since(50)).isPresent();
    assertThat(text.since(49)).isEmpty();
  }

  @Test
  void itKeepsFewOfLargeEdits() {
    Text text = typed(BLANK, "x".repeat(20_000), "x".repeat(20_000));
    assertThat(text.since(1)).isPresent();
    assertThat(text.since(0)).isEmpty();
  }
}
