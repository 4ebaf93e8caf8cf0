package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tandem.browser.Controls.altitude;
import static dev.tandem.browser.Controls.button;
import static dev.tandem.browser.Controls.field;
import static dev.tandem.browser.Controls.typeAndLeave;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the owner link on standard output to two people on a filled board, by the page alone. */
class StartIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final TestRedis redis = TestRedis.start();
  private final TestServer server = TestServer.start(redis.url(), "TANDEM_OWNER_TOKEN", "");

  @AfterEach
  void close() {
    server.close();
    redis.close();
  }

  @Test
  void theOwnerLinkLeadsToABoardThatTwoPeopleShare() {
    Page ana = somebody();
    join(ana, server.ownerLink().orElseThrow(), "Ana");
    field(ana, "Name of the board").fill("Payments");
    button(ana, "Create board").click();
    ana.waitForURL("**/b/*/roadmap");
    Workshop.live(ana);

    button(ana, "Add a lane").click();
    typeAndLeave(ana, "Trust");
    button(ana, "Add an initiative: Trust, Now").click();
    typeAndLeave(ana, "Instant refunds");
    assertThat(field(ana, "Trust, Now")).containsText("Instant refunds");

    altitude(ana, "Backlog").click();
    button(ana, "New story").click();
    typeAndLeave(ana, "Refund to card");
    new Rows(ana).areInOrder("Refund to card");

    altitude(ana, "Sprint").click();
    field(ana, "Name").fill("Sprint 8");
    button(ana, "Create sprint").click();
    button(ana, "Sprint goal. Edit").click();
    ana.keyboard().type("Refunds work for one card");
    ana.keyboard().press("Control+Enter");
    button(ana, "Put TAN-1 into Sprint 8").click();

    altitude(ana, "Members").click();
    field(ana, "Joins as").selectOption("developer");
    button(ana, "Make an invite link").click();
    String link = field(ana, "Invite link").inputValue();

    Page bo = somebody();
    join(bo, link, "Bo");
    assertThat(field(bo, "Trust, Now")).containsText("Instant refunds");
    altitude(bo, "Sprint").click();
    var vessel = bo.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Sprint 8"));
    assertThat(bo.getByText("Refunds work for one card").first()).isVisible();
    assertThat(vessel).containsText("Refund to card");
    assertThat(field(ana, "Name of Bo").or(ana.getByText("Bo")).first()).isVisible();
  }

  private Page somebody() {
    return browsers.newContext(1280, 800, ColorScheme.LIGHT).newPage();
  }

  private static void join(Page page, String link, String name) {
    page.navigate(link);
    field(page, "Your name, as the others will see it").fill(name);
    button(page, "Join").click();
  }
}
