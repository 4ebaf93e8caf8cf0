package dev.tandem.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Whether a page was ever without a word, once it had one. */
final class Blank {
  private static final String WATCH = "setInterval(() => {"
      + " const words = document.body?.innerText.trim();"
      + " if (words) window.hadWords = true;"
      + " else if (window.hadWords) window.wasBlank = true; }, 20)";

  private Blank() {}

  /** Looks at the page from its next load on. */
  static void watch(Page page) {
    page.addInitScript(WATCH);
  }

  /** The page has words, and had some at each look since it was loaded. */
  static void never(Page page) {
    assertThat(page.evaluate("window.hadWords && !window.wasBlank")).isEqualTo(true);
  }
}
