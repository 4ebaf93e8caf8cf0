package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** L5: the board as it was at any moment, which nobody takes for the board as it is. */
class ScrubberIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  private static Locator bar(Page page) {
    return page.locator("[data-past]");
  }

  private static Locator slider(Page page) {
    return page.getByRole(AriaRole.SLIDER);
  }

  @Test
  void aSliderShowsTheBoardAtEachMomentAndWhoMadeIt() {
    List<String> stories = workshop.stories("Pay by card", "Refund");
    Page ana = workshop.joins(browsers, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "po");
    Rows rows = new Rows(ana);
    workshop.op("{\"type\":\"setStoryTitle\",\"id\":\"" + stories.get(0)
        + "\",\"title\":\"Pay by any card\"}");
    workshop.op("{\"type\":\"removeStory\",\"id\":\"" + stories.get(1) + "\"}");
    assertThat(rows.all()).hasCount(1);

    ana.keyboard().press("6");
    ana.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("See the board right after"))
        .first()
        .waitFor();
    ana.getByText("Look at the board as it was").click();
    bar(ana).waitFor();
    assertThat(bar(ana)).containsText("Not live");
    assertThat(bar(ana)).containsText("removed story");
    assertThat(rows.all()).hasCount(1);

    slider(ana).focus();
    ana.keyboard().press("ArrowLeft");
    assertThat(bar(ana)).containsText("renamed");
    assertThat(rows.all()).hasCount(2);
    assertThat(rows.all().first()).containsText("Pay by any card");
    ana.keyboard().press("ArrowLeft");
    assertThat(rows.all().first()).containsText("Pay by card");

    // Nothing can be changed here, and what others do goes on elsewhere.
    assertThat(ana.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("New story")))
        .hasCount(0);
    workshop.stories("Made meanwhile");
    new Rows(bo).all().getByText("Made meanwhile").waitFor();
    assertThat(rows.all()).hasCount(2);
    // From one altitude to another one stays at that moment.
    ana.keyboard().press("1");
    ana.waitForURL("**/roadmap**");
    assertThat(bar(ana)).isVisible();
    ana.keyboard().press("2");
    ana.waitForURL("**/backlog**");
    ana.reload();
    assertThat(bar(ana)).containsText("Not live");
    assertThat(rows.all().first()).containsText("Pay by card");

    ana.keyboard().press("Escape");
    assertThat(bar(ana)).hasCount(0);
    assertThat(rows.all()).hasCount(2);
    assertThat(rows.all().first()).containsText("Made meanwhile");
    assertThat(rows.all().last()).containsText("Pay by any card");
  }
}
