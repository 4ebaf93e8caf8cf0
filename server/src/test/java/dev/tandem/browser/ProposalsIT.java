package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tandem.browser.Controls.button;
import static dev.tandem.browser.Controls.field;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may not do a thing proposes it, and sees no handle for what cannot even be proposed. */
class ProposalsIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void aDragOfAStakeholderIsDeclinedWithAReasonThatTheyRead() {
    workshop.stories("One", "Two", "Three");
    Page sam = workshop.joins(browsers, "Sam", "stakeholder");
    Page po = workshop.joins(browsers, "Po", "po");

    new Rows(sam).dragAfter("One", "Three");
    assertThat(new Rows(sam).of("One")).containsText("You propose to rank 3");
    new Rows(po).select("One");
    po.keyboard().press("d");
    po.keyboard().type("The second one is due on Friday");
    po.keyboard().press("Enter");

    assertThat(sam.getByText("Po declined what you proposed for TAN-1:"))
        .containsText("The second one is due on Friday");
    assertThat(new Rows(sam).of("One")).not().containsText("to rank 3");
    new Rows(sam).areInOrder("One", "Two", "Three");
  }

  @Test
  void anInitiativeProposedForNowIsAcceptedOnItsCard() {
    String lane = workshop.id();
    workshop.op("{\"type\":\"createLane\",\"id\":\"" + lane + "\",\"title\":\"Trust\"}");
    workshop.op("{\"type\":\"createInitiative\",\"id\":\"" + workshop.id()
        + "\",\"title\":\"Instant refunds\",\"lane\":\"" + lane + "\"}");
    Page dev = workshop.joins(browsers, "Dev", "developer");
    Page pm = workshop.joins(browsers, "Pm", "pm");
    dev.navigate(workshop.view("roadmap"));
    pm.navigate(workshop.view("roadmap"));

    dev.getByText("Instant refunds").first().dragTo(field(dev, "Trust, Now"));
    assertThat(pm.getByText("move to Now in Trust")).isVisible();
    assertThat(field(dev, "Trust, Now")).not().containsText("Instant refunds");
    button(pm, "Accept").click();

    assertThat(field(dev, "Trust, Now")).containsText("Instant refunds");
    assertThat(dev.getByText("Pm accepted what you proposed for \"Instant refunds\"."))
        .isVisible();
  }

  @Test
  void aStakeholderSeesNoHandlesFromTheStart() {
    var ids = workshop.stories("One");
    String lane = workshop.id();
    workshop.op("{\"type\":\"createLane\",\"id\":\"" + lane + "\",\"title\":\"Trust\"}");
    Page sam = workshop.joins(browsers, "Sam", "stakeholder");
    assertThat(new Rows(sam).of("One")).isVisible();

    assertThat(button(sam, "New story")).hasCount(0);
    assertThat(button(sam, "Import")).hasCount(0);
    new Rows(sam).of("One").locator(".points").click();
    sam.waitForURL("**card=" + ids.get(0));
    // To comment is everybody's right.
    assertThat(sam.getByRole(AriaRole.TEXTBOX)).hasCount(1);
    assertThat(sam.getByPlaceholder("Say something")).isVisible();

    sam.navigate(workshop.view("roadmap"));
    assertThat(sam.getByText("Trust").first()).isVisible();
    assertThat(button(sam, "Add a lane")).hasCount(0);
    assertThat(button(sam, "Add an initiative: Trust, Now")).hasCount(0);
    assertThat(button(sam, "More: Trust")).hasCount(0);
    sam.navigate(workshop.view("sprint"));
    assertThat(sam.getByText("A product owner makes sprints.")).isVisible();
    assertThat(button(sam, "Create sprint")).hasCount(0);
    sam.navigate(workshop.view("members"));
    assertThat(sam.getByText("Sam").first()).isVisible();
    assertThat(button(sam, "Make an invite link")).hasCount(0);
  }
}
