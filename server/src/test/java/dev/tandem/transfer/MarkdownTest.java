package dev.tandem.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people wrote stays text. */
class MarkdownTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "plain words!plain words",
        "# no heading!\\# no heading",
        "- no list!\\- no list",
        "+ no list!\\+ no list",
        "1. no list!1\\. no list",
        "12) no list!12\\) no list",
        "=== no underline!\\=== no underline",
        "*not* _said_ `loud`!\\*not\\* \\_said\\_ \\`loud\\`",
        "[no](http://link)!\\[no\\](http://link)",
        "<img src=x onerror=alert(1)>!\\<img src=x onerror=alert(1)\\>",
        "no | cell!no \\| cell",
        "A & B &lt;!A \\& B \\&lt;",
        "a \\ b!a \\\\ b",
      })
  void peoplesTextIsNoMarkup(String words, String written) {
    assertThat(Markdown.text(words)).isEqualTo(written);
  }

  @Test
  void aTextIsOneLine() {
    assertThat(Markdown.text("  two\n\n# lines\t here ")).isEqualTo("two \\# lines here");
  }

  @Test
  void partsStandApart() {
    String page = new Markdown()
        .heading(1, "A")
        .paragraph("b")
        .heading(2, "C")
        .gap()
        .item("d")
        .toString();
    assertThat(page).isEqualTo("# A\n\nb\n\n## C\n\n- d\n");
  }
}
