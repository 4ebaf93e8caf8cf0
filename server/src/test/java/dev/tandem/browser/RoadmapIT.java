package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A product manager and a stakeholder on the roadmap and in the inbox of ideas, each seeing what the other does. */
class RoadmapIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void figuresTargetsAndIdeasMoveOnBothPages() {
    String result = plan();
    Page pm = workshop.joins(browsers, "Pia", "pm");
    Page sam = workshop.joins(browsers, "Sam", "stakeholder");
    figureOfAKeyResultIsLive(result, pm, sam);
    targetMovesByKeyboard(pm, sam);
    ideaIsVotedAndDecided(pm, sam);
  }

  private String plan() {
    String objective = workshop.id();
    String result = workshop.id();
    String lane = workshop.id();
    String initiative = workshop.id();
    workshop.op("{\"type\":\"createObjective\",\"id\":\"" + objective + "\",\"title\":\"Trust\"}");
    workshop.op("{\"type\":\"addKeyResult\",\"id\":\"" + result + "\",\"objective\":\"" + objective
        + "\",\"title\":\"Refunds in a day\",\"baseline\":10,\"target\":90}");
    workshop.op("{\"type\":\"createLane\",\"id\":\"" + lane + "\",\"title\":\"Checkout\"}");
    workshop.op("{\"type\":\"createInitiative\",\"id\":\"" + initiative
        + "\",\"title\":\"Instant refunds\",\"lane\":\"" + lane + "\"}");
    workshop.op(
        "{\"type\":\"setInitiativeTarget\",\"id\":\"" + initiative + "\",\"day\":\"2030-03-15\"}");
    return result;
  }

  private void figureOfAKeyResultIsLive(String result, Page pm, Page sam) {
    pm.navigate(workshop.view("roadmap"));
    sam.navigate(workshop.view("roadmap"));
    Locator figure = pm.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Current figure of Refunds in a day"));
    figure.click();
    pm.keyboard().press("Control+a");
    pm.keyboard().type("41.5");
    pm.keyboard().press("Enter");
    assertThat(sam.getByText("41.5").first()).isVisible();
    workshop.op("{\"type\":\"setKeyResultCurrent\",\"id\":\"" + result + "\",\"current\":63.25}");
    assertThat(pm.getByText("63.25").first()).isVisible();
    assertThat(sam.getByText("63.25").first()).isVisible();
  }

  private static void targetMovesByKeyboard(Page pm, Page sam) {
    pm.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Timeline").setExact(true))
        .click();
    Locator bar = pm.getByRole(
        AriaRole.BUTTON,
        new Page.GetByRoleOptions().setName("Instant refunds: target Mar 15, 2030"));
    bar.focus();
    pm.keyboard().press("Shift+ArrowRight");
    assertThat(
            sam.locator("[data-travel]").filter(new Locator.FilterOptions().setHasText("Mar 22")))
        .isVisible();
    pm.keyboard().press("Control+z");
    assertThat(
            sam.locator("[data-travel]").filter(new Locator.FilterOptions().setHasText("Mar 15")))
        .isVisible();
  }

  private static void ideaIsVotedAndDecided(Page pm, Page sam) {
    sam.keyboard().press("5");
    sam.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hand in an idea"))
        .click();
    sam.keyboard().type("Refund by text message");
    sam.keyboard().press("Enter");
    pm.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ideas")).click();
    Locator idea = pm.locator("[data-idea]");
    assertThat(idea).containsText("Refund by text message");
    idea.focus();
    pm.keyboard().press("v");
    assertThat(sam.locator("[data-idea] .votes")).hasText("1");
    pm.keyboard().press("r");
    pm.getByRole(AriaRole.TEXTBOX).fill("Say for whom, and we look again.");
    pm.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Return it"))
        .click();
    Locator news = sam.getByRole(AriaRole.STATUS)
        .filter(new Locator.FilterOptions().setHasText("was declined: Say for whom"));
    assertThat(news).isVisible();
    sam.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Got it"))
        .click();
    assertThat(news).isHidden();
    sam.reload();
    Workshop.live(sam);
    assertThat(news).isHidden();
  }
}
