package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** F2, F3: three people, one forecast: what the product owner moves, everybody sees slide, and why. */
class RippleIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  /** Fourteen stories, the first thirteen of 2 points for one initiative, the last of 21 for another; a team of ten points. */
  private void fill() {
    String lane = workshop.id();
    String refunds = workshop.id();
    String payouts = workshop.id();
    workshop.op("{\"type\":\"createLane\",\"id\":\"" + lane + "\",\"title\":\"Trust\"}");
    for (String[] each : new String[][] {{refunds, "Instant refunds"}, {payouts, "Pay-outs"}}) {
      workshop.op("{\"type\":\"createInitiative\",\"id\":\"" + each[0] + "\",\"title\":\"" + each[1]
          + "\",\"lane\":\"" + lane + "\"}");
    }
    List<String> stories = workshop.stories(
        IntStream.rangeClosed(1, 14).mapToObj(i -> "Story " + i + ".").toArray(String[]::new));
    for (int i = 0; i < stories.size(); i++) {
      boolean last = i == stories.size() - 1;
      workshop.op("{\"type\":\"setStoryPoints\",\"id\":\"" + stories.get(i) + "\",\"points\":"
          + (last ? 21 : 2) + "}");
      workshop.op("{\"type\":\"linkStory\",\"id\":\"" + stories.get(i) + "\",\"initiative\":\""
          + (last ? payouts : refunds) + "\"}");
    }
    for (int i = 1; i <= 10; i++) {
      workshop.op("{\"type\":\"recordSprint\",\"id\":\"" + workshop.id() + "\",\"title\":\"Old " + i
          + "\",\"delivered\":10,\"order\":" + i + "}");
    }
  }

  private static Locator mark(Page page) {
    return page.locator(".card")
        .filter(new Locator.FilterOptions().setHasText("Instant refunds"))
        .locator("[data-forecast]");
  }

  private static Locator news(Page page, String which) {
    return page.locator("[data-forecast-news=" + which + "]");
  }

  @Test
  void aMoveInTheBacklogSlidesTheRoadmapAndSaysWhy() {
    fill();
    Page owner = workshop.joins(browsers, "Ana", "po");
    Page manager = workshop.joins(browsers, "Bo", "pm");
    Page developer = workshop.joins(browsers, "Chen", "developer");
    manager.navigate(workshop.view("roadmap"));
    developer.navigate(workshop.view("sprint"));
    mark(manager).waitFor();
    Workshop.live(developer);
    String before = mark(manager).innerText();

    new Rows(owner).holdAfter("Story 14.", "Story 2.");
    assertThat(news(owner, "would")).containsText("Instant refunds");
    assertThat(news(manager, "did")).hasCount(0);
    owner.mouse().up();

    assertThat(mark(manager).locator(".ghost")).isVisible();
    assertThat(mark(manager)).not().hasText(before);
    assertThat(news(developer, "did")).containsText("Instant refunds");
    assertThat(news(developer, "did")).containsText("TAN-14 from 14 to 3 pushed");
    mark(manager).getByRole(AriaRole.BUTTON).click();
    assertThat(manager.getByRole(AriaRole.DIALOG)).containsText("TAN-14 from 14 to 3 pushed");
    manager.keyboard().press("Escape");

    owner.keyboard().press("Control+z");
    assertThat(news(developer, "did")).containsText("TAN-14 from 3 to 14");
    assertThat(mark(manager)).containsText(before.lines().findFirst().orElseThrow());
    new Rows(owner).all().last().getByText("Story 14.").waitFor();
  }
}
