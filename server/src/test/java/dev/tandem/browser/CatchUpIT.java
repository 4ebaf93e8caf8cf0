package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** L5: who comes late gets what happened in at most 20 seconds, on the own screen alone, and may skip it. */
class CatchUpIT {
  /** What a replay of many changes takes, in ms: 20 seconds and what a busy machine adds to its last step. */
  private static final double MOST = 23_000;

  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  private static Locator offer(Page page) {
    return page.locator("[data-catch-up]");
  }

  private static Locator bar(Page page) {
    return page.locator("[data-past]");
  }

  @Test
  void replaysWhatSomebodyMissedInTwentySeconds() {
    List<String> stories = workshop.stories(
        IntStream.rangeClosed(1, 8).mapToObj(i -> "Story " + i + ".").toArray(String[]::new));
    Page ana = workshop.joins(browsers, "Ana", "po");
    assertThat(offer(ana)).hasCount(0);
    Page bo = workshop.joins(browsers, "Bo", "developer");
    // Bo's page was last looked at two hours ago.
    bo.evaluate(
        "board => addEventListener('pagehide', () =>"
            + " localStorage.setItem('tandem.seen.' + board, String(Date.now() - 7200000)))",
        workshop.board());
    for (int i = 0; i < 60; i++) {
      workshop.op("{\"type\":\"setStoryPoints\",\"id\":\"" + stories.get(i % 8) + "\",\"points\":"
          + (1 + i % 13) + "}");
      if (i % 3 == 0) workshop.op("{\"type\":\"moveStory\",\"id\":\"" + stories.get(i % 8) + "\"}");
    }
    bo.reload();
    assertThat(offer(bo)).containsText("changes by Owner");

    String told = offer(bo).innerText().lines().findFirst().orElseThrow();
    double begun = now(bo);
    offer(bo).getByRole(AriaRole.BUTTON).first().click();
    assertThat(bar(bo)).containsText("Not live");
    assertThat(bar(bo).getByRole(AriaRole.PROGRESSBAR)).isVisible();
    assertThat(bar(ana)).hasCount(0);
    assertThat(bo.getByText("You are up to date"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(MOST + 10_000));
    double took = now(bo) - begun;
    System.out.printf("catch-up: %s: %.1f s%n", told, took / 1000);
    org.assertj.core.api.Assertions.assertThat(took).isBetween(15_000.0, MOST);
    assertThat(bar(bo)).hasCount(0);
    assertThat(offer(bo)).hasCount(0);
  }

  private static double now(Page page) {
    return ((Number) page.evaluate("performance.now()")).doubleValue();
  }

  @Test
  void whoJoinsARunningSessionLateIsOfferedItsChangesAndMaySkipThem() {
    List<String> stories = workshop.stories("Pay by card", "Refund");
    workshop.op("{\"type\":\"startSession\",\"id\":\"" + workshop.id()
        + "\",\"format\":\"planning\",\"title\":\"Planning\"}");
    Page ana = workshop.joins(browsers, "Ana", "po");
    for (int i = 1; i <= 20; i++)
      workshop.op("{\"type\":\"setStoryPoints\",\"id\":\"" + stories.get(i % 2) + "\",\"points\":"
          + i + "}");
    // A session of ten seconds has nobody who came late.
    ana.waitForFunction("() => performance.now() > 11000");
    Page bo = workshop.joins(browsers, "Bo", "developer");
    assertThat(offer(bo)).containsText("You came later: 21 changes by Ana and Owner");
    offer(bo).getByRole(AriaRole.BUTTON).first().click();
    assertThat(bar(bo)).containsText("Not live");
    bo.keyboard().press("Escape");
    assertThat(bar(bo)).hasCount(0);
    assertThat(offer(bo)).hasCount(0);
    bo.reload();
    Workshop.live(bo);
    assertThat(offer(bo)).hasCount(0);
  }
}
