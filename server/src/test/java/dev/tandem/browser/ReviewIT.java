package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tandem.browser.Controls.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A review: the order of the demo, what is returned and why, and the list that is sent round. */
class ReviewIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void theDemoIsOrderedReturnedWithAReasonAndExported() throws IOException {
    List<String> stories = workshop.stories("Refund to card", "Show the status", "Print a slip");
    String sprint = workshop.id();
    workshop.op("{\"type\":\"createSprint\",\"id\":\"" + sprint
        + "\",\"title\":\"Sprint 8\",\"start\":\"" + LocalDate.now().minusDays(11)
        + "\",\"end\":\"" + LocalDate.now() + "\"}");
    for (String story : stories) {
      workshop.op(
          "{\"type\":\"planStory\",\"id\":\"" + story + "\",\"sprint\":\"" + sprint + "\"}");
      workshop.op("{\"type\":\"setStoryPoints\",\"id\":\"" + story + "\",\"points\":3}");
    }
    workshop.op("{\"type\":\"addCriterion\",\"id\":\"" + workshop.id() + "\",\"story\":\""
        + stories.get(1) + "\",\"text\":\"Is there in a second\"}");
    Page po = workshop.joins(browsers, "Ana", "po");
    Page dev = workshop.joins(browsers, "Bo", "developer");
    for (Page page : List.of(po, dev)) page.navigate(workshop.view("sprint") + "?view=review");

    card(dev, "TAN-3").focus();
    dev.keyboard().press("Space");
    dev.keyboard().press("ArrowUp");
    dev.keyboard().press("ArrowUp");
    dev.keyboard().press("Enter");
    assertThat(po.locator("[data-move-id]").first()).containsText("Print a slip");
    card(po, "TAN-1").locator(".place").dragTo(card(po, "TAN-2").locator(".acts"));
    assertThat(dev.locator("[data-move-id]").last()).containsText("Refund to card");

    po.getByLabel("Does not hold: Is there in a second").click();
    po.getByLabel("Why it does not hold").fill("It takes nine");
    po.keyboard().press("Enter");
    in(card(po, "TAN-2"), "Return").click();
    in(card(po, "TAN-2"), "Return").click();
    assertThat(card(dev, "TAN-2")).containsText("returned: Is there in a second: It takes nine");
    in(card(po, "TAN-3"), "Accept").click();
    assertThat(dev.getByText("3 of 9 points accepted")).isVisible();

    Download list = dev.waitForDownload(() -> dev.getByText("Export the list").click());
    assertThat(list.suggestedFilename()).isEqualTo("payments-review.md");
    assertThat(Files.readString(list.path()))
        .contains("3 points of 9 points accepted.")
        .containsSubsequence(
            "## 1. TAN-3 Print a slip",
            "**Accepted** (3 points)",
            "## 2. TAN-2 Show the status",
            "**Returned: Is there in a second: It takes nine** (3 points)",
            "- [ ] Is there in a second: does not hold, It takes nine",
            "## 3. TAN-1 Refund to card",
            "**Not reviewed** (3 points)");
    assertThat(button(po, "Review again")).isVisible();
  }

  private static Locator card(Page page, String key) {
    return page.locator("[data-move-id]").filter(new Locator.FilterOptions().setHasText(key));
  }

  private static Locator in(Locator card, String name) {
    return card.getByText(name, new Locator.GetByTextOptions().setExact(true));
  }
}
