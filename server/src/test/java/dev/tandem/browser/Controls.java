package dev.tandem.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Finds what a person presses and fills, by the name it has for them. */
final class Controls {
  private Controls() {}

  /** The first button of this name. */
  static Locator button(Page page, String name) {
    return page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  /** The link of this name in the rail. */
  static Locator altitude(Page page, String name) {
    return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Altitudes"))
        .getByText(name);
  }

  /** The field of this name. */
  static Locator field(Page page, String name) {
    return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
  }

  /** Writes into the field that has the keyboard and ends it. */
  static void typeAndLeave(Page page, String text) {
    page.keyboard().type(text);
    page.keyboard().press("Enter");
    page.keyboard().press("Escape");
  }
}
