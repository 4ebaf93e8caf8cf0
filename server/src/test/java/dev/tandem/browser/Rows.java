package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

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

  /** Gives a row the keyboard, by a click where nothing is edited in place. */
  void select(String title) {
    of(title).locator(".key").click();
  }

  /** Waits until the titles stand in this order. */
  void areInOrder(String... titles) {
    assertThat(all().locator(".title .words > .clip:first-child")).hasText(titles);
  }

  /** Drags a row onto the lower edge of another: it lands after it. */
  void dragAfter(String title, String target) {
    holdAfter(title, target);
    page.mouse().up();
  }

  /** The same, and the mouse does not let go. */
  void holdAfter(String title, String target) {
    BoundingBox from = of(title).locator(".title").boundingBox();
    BoundingBox onto = of(target).locator(".title").boundingBox();
    double x = onto.x + 40;
    double y = onto.y + onto.height - 4;
    Mouse mouse = page.mouse();
    mouse.move(from.x + 40, from.y + from.height / 2);
    mouse.down();
    mouse.move(from.x + 48, from.y + from.height / 2 + 8, new Mouse.MoveOptions().setSteps(4));
    mouse.move(x, y, new Mouse.MoveOptions().setSteps(10));
    mouse.move(x + 2, y);
  }

  /** Opens the title of a row for typing, types and saves. */
  void rename(String title, String to) {
    select(title);
    page.keyboard().press("F2");
    page.keyboard().press("Control+a");
    page.keyboard().type(to);
    page.keyboard().press("Enter");
  }
}
