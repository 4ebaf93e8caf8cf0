package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sprint from plan to close: a product owner, a developer at a desk and one with a phone. */
class SprintIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator vessel(Page page) {
    return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Sprint 8"));
  }

  private static Locator card(Page page, String key) {
    return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(key));
  }

  @Test
  void capacityFallsBoardMovesReviewReturnsAndTheRestGoesOn() {
    List<String> stories = workshop.stories("Refund to card", "Show the status", "Print a slip");
    for (int i = 0; i < 3; i++) {
      workshop.op("{\"type\":\"setStoryPoints\",\"id\":\"" + stories.get(i) + "\",\"points\":"
          + List.of(5, 3, 8).get(i) + "}");
    }
    workshop.op("{\"type\":\"addCriterion\",\"id\":\"" + workshop.id() + "\",\"story\":\""
        + stories.get(1) + "\",\"text\":\"Is there in a second\"}");
    workshop.op("{\"type\":\"recordSprint\",\"id\":\"" + workshop.id()
        + "\",\"title\":\"Sprint 7\",\"delivered\":20,\"order\":7}");
    String sprint = workshop.id();
    String start = LocalDate.now().minusDays(1).toString();
    workshop.op(
        "{\"type\":\"createSprint\",\"id\":\"" + sprint + "\",\"title\":\"Sprint 8\",\"start\":\""
            + start + "\",\"end\":\"" + LocalDate.now().plusDays(12) + "\"}");
    for (int i = 0; i < 2; i++) {
      workshop.op("{\"type\":\"planStory\",\"id\":\"" + stories.get(i) + "\",\"sprint\":\"" + sprint
          + "\"}");
    }
    Page po = workshop.joins(browsers, "Ana", "po");
    Page dev = workshop.joins(browsers, "Bo", "developer");
    Page phone = workshop.joins(browsers.newPhone(360, 740, ColorScheme.DARK), "Cem", "developer");
    for (Page page : List.of(po, dev, phone)) page.navigate(workshop.view("sprint"));

    assertThat(vessel(po)).containsText("capacity 20");
    phone.getByLabel("Time of Cem").first().tap();
    button(phone, "0%").tap();
    assertThat(vessel(po)).containsText("capacity 10");
    assertThat(vessel(dev)).containsText("2 left");
    assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);

    Locator slip = po.locator("[data-row]").filter(new Locator.FilterOptions().setHasText("Print"));
    slip.click();
    po.keyboard().press("Space");
    po.keyboard().press("ArrowRight");
    assertThat(vessel(po)).containsText("8 + 8 = 16 points");
    assertThat(vessel(po)).containsText("over capacity by 6");
    po.keyboard().press("Escape");
    assertThat(vessel(po)).not().containsText("over capacity");
    button(po, "Commit").click();
    assertThat(dev.locator(".state")).containsText("committed");

    button(dev, "Board").click();
    button(po, "Board").click();
    button(po, "Use To do, Doing, Done").click();
    Locator one =
        dev.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText("TAN-1"));
    one.dragTo(dev.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("Doing")));
    one.focus();
    dev.keyboard().press("Space");
    dev.keyboard().press("ArrowRight");
    dev.keyboard().press("Enter");
    assertThat(po.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("Done")))
        .containsText("Refund to card");

    button(po, "Review").click();
    button(dev, "Review").click();
    card(po, "TAN-1")
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept").setExact(true))
        .click();
    assertThat(dev.getByText("5 of 8 points accepted")).isVisible();
    po.getByLabel("Does not hold: Is there in a second").click();
    po.getByLabel("Why it does not hold").fill("It takes nine");
    po.keyboard().press("Enter");
    assertThat(card(dev, "TAN-2")).containsText("It takes nine");
    card(po, "TAN-2")
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Return").setExact(true))
        .click();
    card(po, "TAN-2")
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Return").setExact(true))
        .click();
    assertThat(card(dev, "TAN-2")).containsText("returned");

    button(po, "Close sprint").click();
    po.getByLabel("To the top of the backlog").check();
    button(po, "Close it").click();
    assertThat(dev.locator(".results")).containsText("delivered");
    var closed = workshop.entity("sprint", "title", "Sprint 8");
    assertThat(closed.path("state").asText()).isEqualTo("closed");
    assertThat(closed.path("delivered").asInt()).isEqualTo(5);
    assertThat(closed.path("carried").asInt()).isEqualTo(3);

    po.navigate(workshop.view("history"));
    Locator back = po.getByRole(AriaRole.LISTITEM)
        .filter(new Locator.FilterOptions().setHasText("closed"))
        .first();
    assertThat(back).containsText("Ana");
    assertThat(po.getByRole(AriaRole.LISTITEM)
            .filter(new Locator.FilterOptions().setHasText("It takes nine"))
            .first())
        .containsText("returned");
  }
}
