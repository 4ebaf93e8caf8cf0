package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The rows of the backlog as a person sees them. */
final class Rows {
  private final Page page;

  Rows(Page page) {
    this.page = page;
  }

  /** All rows that are drawn, first to last. */
  Locator all() {
    return page.locator("[role=row][data-row]");
  }

  /** The row of a story. */
  Locator of(String title) {
    return all().filter(new Locator.FilterOptions().setHasText(title));
  }

  /** Waits until the titles stand in this order. */
  void areInOrder(String... titles) {
    assertThat(all().locator(".title .words > .clip:first-child")).hasText(titles);
  }

  /** Drags a row onto the lower edge of another: it lands after it. */
  void dragAfter(String title, String target) {
    Locator onto = of(target);
    of(title)
        .dragTo(
            onto,
            new Locator.DragToOptions().setTargetPosition(200, onto.boundingBox().height - 3));
  }

  /** Opens the title of a row for typing, types and saves. */
  void rename(String title, String to) {
    of(title).click();
    page.keyboard().press("F2");
    page.keyboard().press("Control+a");
    page.keyboard().type(to);
    page.keyboard().press("Enter");
  }
}
