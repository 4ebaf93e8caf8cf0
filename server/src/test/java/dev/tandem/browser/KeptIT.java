package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tandem.browser.Controls.button;
import static dev.tandem.browser.Controls.field;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No edit is lost, whatever goes away. */
class KeptIT {
  private static final LocatorAssertions.HasTextOptions PATIENT =
      new LocatorAssertions.HasTextOptions().setTimeout(30_000);

  /** What an empty description says. */
  private static final String EMPTY =
      "Who needs it, what for, and what must be true when it is done.";

  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  private static void says(Page page, String words) {
    assertThat(page.getByRole(AriaRole.BANNER))
        .containsText(
            Pattern.compile(words), new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
  }

  private static void becomes(Page page, String... titles) {
    assertThat(new Rows(page).all().locator(".title .words > .clip:first-child"))
        .hasText(titles, PATIENT);
  }

  @Test
  void editsMadeOfflineArriveOnceEvenAfterAReload() {
    workshop.stories("One", "Two");
    Page ana = workshop.joins(browsers, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "po");
    workshop.killServer();
    says(ana, "offline");
    new Rows(ana).rename("One", "First");
    new Rows(ana).rename("Two", "Second");
    says(ana, "offline, 2 kept here");

    workshop.startServer();
    says(ana, "live");
    becomes(bo, "First", "Second");
    becomes(ana, "First", "Second");
  }

  @Test
  void aReloadKeepsWhatWasNotSent() {
    workshop.stories("One", "Two");
    Page ana = workshop.joins(browsers, "Ana", "po");
    ana.route("**/api/boards/*/tickets", route -> route.abort());
    workshop.killServer();
    says(ana, "offline");
    new Rows(ana).rename("One", "First");
    says(ana, "offline, 1 kept here");
    workshop.startServer();

    ana.reload();
    becomes(ana, "First", "Two");
    ana.unroute("**/api/boards/*/tickets");
    says(ana, "live");
    becomes(workshop.joins(browsers, "Bo", "po"), "First", "Two");
  }

  @Test
  void aFrozenRedisIsNotSavingAndAllArrivesWhenItIsBack() {
    workshop.stories("One", "Two");
    Page ana = workshop.joins(browsers, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "po");
    workshop.redis().pause();
    new Rows(ana).rename("One", "First");
    says(ana, "not saving, 1 kept here");
    becomes(bo, "One", "Two");

    workshop.redis().resume();
    becomes(bo, "First", "Two");
    says(ana, "live");
  }

  @Test
  void kill9OfRedisLosesNothing() {
    workshop.stories("One", "Two");
    Page ana = workshop.joins(browsers, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "po");
    new Rows(ana).rename("One", "First");
    becomes(bo, "First", "Two");
    workshop.redis().kill9();
    new Rows(ana).rename("Two", "Second");

    becomes(bo, "First", "Second");
    says(ana, "live");
  }

  @Test
  void aRefusedEditLiesInTheDrawerWithItsReason() {
    var ids = workshop.stories("One", "Two");
    Page ana = workshop.joins(browsers, "Ana", "po");
    ana.context().setOffline(true);
    new Rows(ana).rename("One", "First");
    workshop.op("{\"type\":\"removeStory\",\"id\":\"" + ids.get(0) + "\"}");
    ana.context().setOffline(false);

    becomes(ana, "Two");
    says(ana, "1.refused");
    ana.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("refused")))
        .click();
    assertThat(ana.getByText("not on the board any more")
            .or(ana.getByText("no longer there"))
            .first())
        .isVisible();
    assertThat(ana.getByText("First").first()).isVisible();
    ana.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Discard"))
        .click();
    assertThat(ana.getByText("Nothing is waiting.")).isVisible();
  }

  @Test
  void aRefusedEditIsCopiedAndSentAgain() {
    workshop.stories("One", "Two");
    Page ana = workshop.joins(browsers, "Ana", "po");
    ana.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    String id = workshop.entity("member", "name", "Ana").path("id").asText();
    String hats = "{\"type\":\"setMemberHats\",\"id\":\"" + id + "\",\"hats\":[\"%s\"]}";
    ana.context().setOffline(true);
    new Rows(ana).rename("One", "First");
    workshop.op(hats.formatted("stakeholder"));
    ana.context().setOffline(false);
    says(ana, "1.refused");
    becomes(ana, "One", "Two");

    ana.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("refused")))
        .click();
    assertThat(ana.getByText("right").or(ana.getByText("hat")).first()).isVisible();
    button(ana, "Copy").click();
    assertThat(ana.getByText("Copied")).isVisible();
    Assertions.assertThat(ana.evaluate("navigator.clipboard.readText()")).isEqualTo("First");
    workshop.op(hats.formatted("po"));
    assertThat(button(ana, "New story")).isAttached();
    button(ana, "Try again").click();

    becomes(ana, "First", "Two");
    assertThat(ana.getByText("Nothing is waiting.")).isVisible();
  }

  @Test
  void afterOneVisitThePageOpensWithoutTheServer() {
    workshop.stories("One", "Two");
    Page ana = workshop.joins(browsers, "Ana", "po");
    new Rows(ana).areInOrder("One", "Two");
    ana.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
    workshop.killServer();

    ana.reload();
    becomes(ana, "One", "Two");
    says(ana, "offline");
    new Rows(ana).rename("One", "First");
    says(ana, "offline, 1 kept here");
    workshop.startServer();
    says(ana, "live");
    becomes(workshop.joins(browsers, "Bo", "po"), "First", "Two");
  }

  @Test
  void aLongTextIsKeptWholeAndTakenBackAsOne() {
    String story = workshop.stories("One").get(0);
    String line = "Who needs it, für wen und warum. ".repeat(20);
    String text = (line + "\n").repeat(120);
    Page ana = workshop.joins(browsers, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "po");
    ana.navigate(workshop.view("backlog?card=" + story));
    bo.navigate(workshop.view("backlog?card=" + story));
    Locator written = field(ana, "Description");
    Locator read = field(bo, "Description");

    written.fill(text);
    written.blur();
    // Only what is in sight is in the page.
    assertThat(read)
        .containsText(line.strip(), new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
    ana.waitForCondition(() -> text.equals(
        workshop.entity("text", "id", story + ".description").path("value").asText()));
    button(ana, "Undo: Description of TAN-1").click();
    assertThat(read).hasText(EMPTY, PATIENT);
    assertThat(written).hasText(EMPTY, PATIENT);
  }
}
