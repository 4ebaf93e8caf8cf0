package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A product owner and a developer make stories ready together. */
class RefineIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void aStoryIsAskedAboutMadeReadyFoundAndTaken() {
    workshop.stories("Refund to card", "Show status", "Pay out");
    Page ana = workshop.joins(browsers, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "developer");

    ana.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Definitions"))
        .click();
    type(ana.getByLabel("Definition of Ready: Add a line, Enter adds it"), "Everybody knows it");
    ana.keyboard().press("Escape");
    assertThat(new Rows(bo).of("Refund to card")).containsText("1 open");

    new Rows(bo).select("Refund to card");
    type(bo.getByLabel("Ask the product owner"), "Which card?");
    assertThat(new Rows(ana).of("Refund to card")).containsText("1 question");
    new Rows(ana).select("Refund to card");
    type(ana.getByLabel("Answer to \"Which card?\""), "The one that paid.");
    bo.getByLabel("Everybody knows it").check();
    assertThat(new Rows(ana).of("Refund to card")).containsText("ready");

    type(ana.getByRole(AriaRole.SEARCHBOX), "is:ready");
    new Rows(ana).areInOrder("Refund to card");

    bo.locator("[role=grid] [tabindex='0']").first().focus();
    bo.keyboard().press("t");
    assertThat(bo.getByText("You took").first()).isVisible();
    type(ana.getByRole(AriaRole.SEARCHBOX), "@bo");
    new Rows(ana).areInOrder("Refund to card");
  }

  @Test
  void severalStoriesAreChangedTogetherAndBackAgain() {
    workshop.stories("Refund to card", "Show status", "Pay out");
    Page ana = workshop.joins(browsers, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "developer");
    new Rows(ana).of("Refund to card").locator(".pick").click();
    new Rows(ana).of("Pay out").locator(".pick").click();
    type(ana.getByLabel("Points for all of them, Enter sets them"), "3");

    assertThat(new Rows(bo).all().locator(".points")).hasText(new String[] {"3", "–", "3"});
    ana.locator("[role=grid] [tabindex='0']").first().focus();
    ana.keyboard().press("Control+z");
    assertThat(new Rows(bo).all().locator(".points")).hasText(new String[] {"–", "–", "–"});
  }

  private static void type(Locator field, String text) {
    field.fill(text);
    field.press("Enter");
  }
}
