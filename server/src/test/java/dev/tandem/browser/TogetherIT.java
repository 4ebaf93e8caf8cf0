package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people on one board at once. */
class TogetherIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void seeOneAnotherAndADragLandsOnBothPages() {
    workshop.stories("Refund to card", "Show status", "Split payment", "Pay out");
    Page ana = workshop.joins(browsers, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "po");

    assertThat(ana.getByRole(AriaRole.BANNER)).containsText("B");
    new Rows(ana).areInOrder("Refund to card", "Show status", "Split payment", "Pay out");

    new Rows(ana).dragAfter("Refund to card", "Split payment");

    new Rows(ana).areInOrder("Show status", "Split payment", "Refund to card", "Pay out");
    new Rows(bo).areInOrder("Show status", "Split payment", "Refund to card", "Pay out");
  }

  @Test
  void whileOneDragsTheOtherSeesWhoMovesIt() {
    workshop.stories("Refund to card", "Show status", "Split payment");
    Page ana = workshop.joins(browsers, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "po");
    new Rows(ana).select("Refund to card");

    ana.keyboard().press("Space");
    ana.keyboard().press("ArrowDown");

    assertThat(new Rows(bo).of("Refund to card")).containsText("Ana is moving this");
    ana.keyboard().press("Escape");
    assertThat(new Rows(bo).of("Refund to card")).not().containsText("is moving");
  }

  @Test
  void editsOfDifferentFieldsBothSurviveAndOfOneFieldTheLoserIsTold() {
    workshop.stories("Refund to card", "Show status");
    Page ana = workshop.joins(browsers, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "po");
    bo.context().setOffline(true);
    new Rows(bo).select("Show status");
    bo.keyboard().press("F2");
    bo.keyboard().press("Control+a");
    bo.keyboard().type("Show the status of a refund");
    bo.keyboard().press("Enter");
    new Rows(ana).of("Show status").locator(".points").click();
    ana.keyboard().type("8");
    ana.keyboard().press("Enter");
    new Rows(ana).rename("Show status", "Show where my refund is");
    assertThat(new Rows(ana).all().nth(1)).containsText("Show where my refund is");
    bo.context().setOffline(false);

    assertThat(new Rows(ana).all().nth(1)).containsText("Show the status of a refund");
    assertThat(new Rows(bo).all().nth(1).locator(".points")).hasText("8");
    assertThat(new Rows(ana).all().nth(1).locator(".points")).hasText("8");
    assertThat(ana.getByText("Bo", new Page.GetByTextOptions().setExact(false))
            .filter(new Locator.FilterOptions().setHasText("title"))
            .first())
        .isVisible();
  }

  @Test
  void undoTakesBackAndIsRefusedWhenSomebodyChangedItSince() {
    workshop.stories("Refund to card", "Show status");
    Page ana = workshop.joins(browsers, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "po");
    new Rows(ana).rename("Show status", "Status");
    new Rows(bo).areInOrder("Refund to card", "Status");

    ana.keyboard().press("Control+z");
    new Rows(bo).areInOrder("Refund to card", "Show status");
    ana.keyboard().press("Control+Shift+z");
    new Rows(bo).areInOrder("Refund to card", "Status");

    new Rows(bo).rename("Status", "State");
    new Rows(ana).areInOrder("Refund to card", "State");
    ana.keyboard().press("Control+z");
    assertThat(ana.getByText("Not undone").first()).isVisible();
    new Rows(bo).areInOrder("Refund to card", "State");
  }

  @Test
  void keysMoveAStoryAndSayWhere() {
    workshop.stories("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight");
    Page ana = workshop.joins(browsers, "Ana", "po");
    new Rows(ana).select("One");

    ana.keyboard().press("Space");
    ana.keyboard().press("ArrowDown");
    ana.keyboard().press("ArrowDown");
    ana.keyboard().press("Space");
    new Rows(ana).areInOrder("Two", "Three", "One", "Four", "Five", "Six", "Seven", "Eight");
    assertThat(ana.getByText("at rank 3 of 8").first()).isAttached();

    ana.keyboard().press("Space");
    ana.keyboard().type("#7");
    ana.keyboard().press("Enter");
    new Rows(ana).areInOrder("Two", "Three", "Four", "Five", "Six", "Seven", "One", "Eight");
  }

  @Test
  void aProposalIsAcceptedByTheOneWhoHoldsTheRight() {
    workshop.stories("One", "Two", "Three");
    Page dev = workshop.joins(browsers, "Dev", "developer");
    Page po = workshop.joins(browsers, "Po", "po");

    new Rows(dev).dragAfter("One", "Three");
    new Rows(dev).areInOrder("One", "Two", "Three");
    assertThat(new Rows(po).of("One")).containsText("Dev to rank 3");

    new Rows(po).select("One");
    po.keyboard().press("a");
    new Rows(dev).areInOrder("Two", "Three", "One");
  }
}
