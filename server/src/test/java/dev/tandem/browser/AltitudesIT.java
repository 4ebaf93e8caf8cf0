package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tandem.browser.Controls.button;
import static dev.tandem.browser.Controls.field;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Roadmap, sprint, import, phone and wall. */
class AltitudesIT {
  private static final LocatorAssertions.IsVisibleOptions PATIENT =
      new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  private static Locator region(Page page, String name) {
    return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
  }

  @Test
  void anInitiativeDraggedFromNowToNextMovesOnBothRoadmaps() {
    String lane = workshop.id();
    String initiative = workshop.id();
    workshop.op("{\"type\":\"createLane\",\"id\":\"" + lane + "\",\"title\":\"Trust\"}");
    workshop.op("{\"type\":\"createInitiative\",\"id\":\"" + initiative
        + "\",\"title\":\"Instant refunds\",\"lane\":\"" + lane + "\"}");
    Page ana = workshop.joins(browsers, "Ana", "pm");
    Page bo = workshop.joins(browsers, "Bo", "developer");
    ana.navigate(workshop.view("roadmap"));
    bo.navigate(workshop.view("roadmap"));

    ana.getByText("Instant refunds").first().dragTo(region(ana, "Trust, Next"));

    assertThat(region(ana, "Trust, Next")).containsText("Instant refunds");
    assertThat(region(bo, "Trust, Next")).containsText("Instant refunds");
    assertThat(region(bo, "Trust, Later")).not().containsText("Instant refunds");
  }

  @Test
  void aStoryIsPlannedByDragAndCounted() {
    var ids = workshop.stories("One", "Two");
    workshop.op("{\"type\":\"setStoryPoints\",\"id\":\"" + ids.get(0) + "\",\"points\":5}");
    workshop.op("{\"type\":\"createSprint\",\"id\":\"" + workshop.id()
        + "\",\"title\":\"Sprint 8\",\"start\":\"2026-11-23\",\"end\":\"2026-12-04\"}");
    Page ana = workshop.joins(browsers, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "developer");
    ana.navigate(workshop.view("sprint"));
    bo.navigate(workshop.view("sprint"));
    Locator vessel =
        ana.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Sprint 8"));
    vessel.waitFor();

    ana.getByText("One", new Page.GetByTextOptions().setExact(true)).first().dragTo(vessel);

    assertThat(vessel).containsText("One");
    assertThat(bo.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Sprint 8")))
        .containsText("5 points");
  }

  @Test
  void theRealBacklogIsImportedFromTheFilePicker() {
    Page ana = workshop.joins(browsers, "Ana", "owner");
    Page bo = workshop.joins(browsers, "Bo", "developer");
    ana.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Import"))
        .first()
        .click();
    ana.locator("input[type=file]")
        .setInputFiles(Path.of("src/main/resources/demo/backlog-usergrid.csv"));
    assertThat(ana.getByText("would become stories")).isVisible(PATIENT);
    assertThat(ana.getByRole(AriaRole.DIALOG)).containsText("482");
    ana.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Import"))
        .last()
        .click();

    assertThat(bo.getByText("482 stories")).isVisible(PATIENT);
    assertThat(new Rows(bo).of("Asset data does not correctly obey")).isVisible();
  }

  @Test
  void onAPhoneAStoryIsPlannedByTouch() {
    workshop.stories("One", "Two");
    workshop.op("{\"type\":\"createSprint\",\"id\":\"" + workshop.id()
        + "\",\"title\":\"Sprint 8\",\"start\":\"2026-11-23\",\"end\":\"2026-12-04\"}");
    Page phone = workshop.joins(browsers.newPhone(390, 844, ColorScheme.DARK), "Ana", "po");
    phone.navigate(workshop.view("sprint"));
    phone
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Backlog"))
        .first()
        .tap();

    phone
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put TAN-1 into Sprint 8"))
        .tap();

    phone
        .getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sprint 8").setExact(true))
        .first()
        .tap();
    assertThat(phone.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Sprint 8")))
        .containsText("One");
  }

  @Test
  void onAPhoneAStoryIsWrittenInItsLine() {
    workshop.stories("One");
    Page phone = workshop.joins(browsers.newPhone(390, 844, ColorScheme.LIGHT), "Ana", "po");
    phone
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New story"))
        .first()
        .tap();

    Locator title = phone.getByLabel("Title of the new story");
    assertThat(title).isVisible();
    Assertions.assertThat(title.boundingBox().width).isGreaterThan(250);
    title.fill("Two");
    title.press("Enter");
    assertThat(new Rows(phone).of("Two")).isVisible();
  }

  @Test
  void theWallIsLiveSurvivesARestartAndSaysWhenItIsRevoked() {
    String lane = workshop.id();
    workshop.op("{\"type\":\"createLane\",\"id\":\"" + lane + "\",\"title\":\"Trust\"}");
    String initiative = workshop.id();
    workshop.op("{\"type\":\"createInitiative\",\"id\":\"" + initiative
        + "\",\"title\":\"Instant refunds\",\"lane\":\"" + lane + "\"}");
    var screen = workshop.wall("roadmap");
    Page wall = browsers.newContext(1920, 1080, ColorScheme.DARK).newPage();
    wall.navigate(screen.path("url").asText());
    assertThat(wall.getByText("Instant refunds").first()).isVisible();

    workshop.killServer();
    assertThat(wall.getByText("ago").first()).isVisible(PATIENT);
    assertThat(wall.getByText("Instant refunds").first()).isVisible();
    workshop.startServer();
    workshop.op("{\"type\":\"setInitiativeTitle\",\"id\":\"" + initiative
        + "\",\"title\":\"Refunds at once\"}");
    assertThat(wall.getByText("Refunds at once").first()).isVisible(PATIENT);

    workshop.delete("/screens/" + screen.path("id").asText());
    assertThat(wall.getByText("This screen was unpaired")).isVisible(PATIENT);
  }

  @Test
  void aWallLinkIsMadeOpenedAndRevokedOnTheMembersPage() {
    var ids = workshop.stories("Refund to card");
    String sprint = workshop.id();
    workshop.op("{\"type\":\"createSprint\",\"id\":\"" + sprint
        + "\",\"title\":\"Sprint 8\",\"start\":\"2026-11-23\",\"end\":\"2026-12-04\"}");
    workshop.op(
        "{\"type\":\"planStory\",\"id\":\"" + ids.get(0) + "\",\"sprint\":\"" + sprint + "\"}");
    Page ana = workshop.joins(browsers, "Ana", "owner");
    ana.navigate(workshop.view("members"));
    field(ana, "Shows").selectOption("sprint");
    button(ana, "Make a wall link").click();
    Page wall = browsers.newContext(1920, 1080, ColorScheme.DARK).newPage();
    wall.navigate(field(ana, "Wall link").inputValue());
    assertThat(wall.getByText("Sprint 8").first()).isVisible();
    assertThat(wall.getByText("Refund to card").first()).isVisible();

    ana.locator("section", new Page.LocatorOptions().setHasText("Wall screens"))
        .getByText("Revoke")
        .last()
        .click();

    assertThat(wall.getByText("This screen was unpaired")).isVisible(PATIENT);
    assertThat(ana.getByText("No screen is paired.")).isVisible();
  }
}
