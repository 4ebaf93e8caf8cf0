package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tandem.browser.Controls.button;
import static dev.tandem.browser.Controls.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A retro from check-in to its actions, and the next one that begins with them: a facilitator, a desk and a phone. */
class RetroIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void writesInPrivateGathersVotesAndTakesActionsIntoTheNextSprint() {
    workshop.op("{\"type\":\"createSprint\",\"id\":\"" + workshop.id()
        + "\",\"title\":\"Sprint 9\",\"start\":\"" + LocalDate.now() + "\",\"end\":\""
        + LocalDate.now().plusDays(11) + "\"}");
    BrowserContext desk = browsers.newContext(1280, 800, ColorScheme.LIGHT);
    Page ana = workshop.joins(desk, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "developer");
    Page cem = workshop.joins(browsers.newPhone(360, 740, ColorScheme.DARK), "Cem", "developer");
    start(ana);
    for (Page page : List.of(bo, cem)) {
      page.navigate(workshop.view("session"));
      Workshop.live(page);
    }

    go(ana, "Check-in");
    button(cem, "Well").tap();
    button(bo, "So-so").click();
    assertThat(ana.getByText("2 of 3 checked in")).isVisible();
    assertThat(cem.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);

    go(ana, "Write");
    field(ana, "Columns").selectOption("startStop");
    write(bo, "Stop", "Long meetings");
    write(bo, "Stop", "Too many meetings");
    write(cem, "Stop", "Meetings without an agenda");
    write(ana, "Start", "Pair more often");
    assertThat(button(ana, "Show 4 notes")).isVisible();
    assertThat(ana.getByText("3 notes by others")).isVisible();
    assertThat(ana.getByText("Long meetings")).hasCount(0);
    bo.reload();
    assertThat(bo.getByText("Long meetings")).isVisible();
    assertThat(bo.getByText("Meetings without an agenda")).hasCount(0);
    button(ana, "Show 4 notes").click();
    for (Page page : List.of(ana, bo, cem))
      assertThat(page.getByText("Meetings without an agenda")).isVisible();

    go(ana, "Group");
    Locator target = note(bo, "Meetings without an agenda");
    assertThat(target).isVisible();
    assertThat(note(ana, "Too many meetings")).isVisible();
    desk.setOffline(true);
    note(ana, "Too many meetings").dragTo(note(ana, "Meetings without an agenda"));
    assertThat(ana.locator(".topic.group")).hasCount(1);
    note(bo, "Long meetings").dragTo(target);
    assertThat(bo.locator(".topic.group")).hasCount(1);
    desk.setOffline(false);
    for (Page page : List.of(ana, bo, cem)) {
      assertThat(page.locator(".topic.group [data-move-id]")).hasCount(3);
      assertThat(page.locator(".topic.group")).hasCount(1);
    }
    bo.locator(".topic.group").getByText("Name this group").click();
    bo.keyboard().type("Meetings");
    bo.keyboard().press("Enter");
    assertThat(cem.locator(".topic.group")).containsText("Meetings");

    go(ana, "Vote");
    button(ana, "Vote by dots").click();
    for (int i = 0; i < 5; i++) button(bo, "One dot more on Meetings").click();
    assertThat(button(bo, "One dot more on Meetings")).isDisabled();
    button(cem, "One dot more on Meetings").tap();
    button(cem, "One dot more on Pair more often").tap();
    assertThat(cem.getByText("3 of 5 dots left")).isVisible();
    assertThat(cem.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(ana.getByText("Bo: 5 of 5")).isVisible();
    assertThat(ana.getByText("6 dots")).hasCount(0);
    button(ana, "Show the dots").click();
    assertThat(bo.getByText("6 dots")).isVisible();

    go(ana, "Discuss and agree actions");
    assertThat(bo.getByText("Most dots")).isVisible();
    field(bo, "What will be done").fill("Stand up in ten minutes");
    bo.keyboard().press("Enter");
    ana.getByLabel("Who sees to it").selectOption("Bo");
    assertThat(bo.getByLabel("Who sees to it").locator("option:checked")).hasText("Bo");

    String session =
        workshop.entity("liveSession", "title", "Retrospective").path("id").asText();
    workshop.op("{\"type\":\"endSession\",\"id\":\"" + session + "\"}");
    assertThat(ana.getByLabel("Minutes of Retrospective")).isVisible();
    String minutes = ana.request()
        .get(
            workshop.url("/api/boards/" + workshop.board() + "/export/markdown?session=" + session))
        .text();
    assertThat(minutes)
        .contains("**There:** Ana (led the session), Bo, Cem")
        .contains("- [ ] Stand up in ten minutes (Bo)")
        .contains("- **Meetings** (6 dots)");

    start(ana);
    go(ana, "Check-in");
    assertThat(bo.getByText("Open since last time")).isVisible();
    button(ana, "Into the sprint").click();
    assertThat(bo.getByText("In the sprint as TAN-1")).isVisible();
    assertThat(workshop.entity("story", "key", "TAN-1").path("type").asText()).isEqualTo("chore");
    ana.keyboard().press("Control+z");
    assertThat(button(ana, "Into the sprint")).isVisible();
    assertThat(bo.getByText("In the sprint as TAN-1")).hasCount(0);
  }

  private void start(Page page) {
    page.navigate(workshop.view("session"));
    page.locator("input[value=retro]").check(new Locator.CheckOptions().setForce(true));
    button(page, "Start retrospective").click();
  }

  /** Who leads takes everybody to a phase. */
  private static void go(Page page, String phase) {
    button(page, "Go to \"" + phase + "\"").click();
  }

  private static void write(Page page, String column, String text) {
    field(page, "Write a note in " + column).fill(text);
    page.keyboard().press("Enter");
    assertThat(page.getByText(text)).isVisible();
  }

  private static Locator note(Page page, String text) {
    return page.locator("[data-move-id]").filter(new Locator.FilterOptions().setHasText(text));
  }
}
