package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** L5: what a live session changed, by whom, in which hat, and why; one of the changes is taken back. */
class SessionHistoryIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void tellsWhatASessionChangedAndTakesOneChangeBack() {
    List<String> stories = workshop.stories("Pay by card", "Refund");
    Page ana = workshop.joins(browsers, "Ana", "po");
    String session = workshop.id();
    workshop.op("{\"type\":\"startSession\",\"id\":\"" + session
        + "\",\"format\":\"planning\",\"title\":\"Planning on Tuesday\"}");
    workshop.op("{\"type\":\"setStoryPoints\",\"id\":\"" + stories.get(0) + "\",\"points\":5}");
    workshop.op("{\"type\":\"blockStory\",\"id\":\"" + stories.get(1)
        + "\",\"reason\":\"The bank has no test account\"}");
    workshop.op("{\"type\":\"endSession\",\"id\":\"" + session + "\"}");
    workshop.op(
        "{\"type\":\"setStoryTitle\",\"id\":\"" + stories.get(0) + "\",\"title\":\"Later\"}");

    ana.navigate(workshop.view("session"));
    ana.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What it changed"))
        .click();
    Locator list = ana.locator("li.row");
    assertThat(list).hasCount(2);
    assertThat(ana.locator("header.head")).containsText("Planning on Tuesday");
    assertThat(list.first()).containsText("The bank has no test account");
    assertThat(list.first()).containsText("Refund");
    assertThat(list.last()).containsText("estimated");
    assertThat(list.last()).containsText("5");

    list.last()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take back"))
        .click();
    ana.getByText("Taken back.").waitFor();
    ana.getByText("The whole board").click();
    assertThat(ana.locator("li.row").first()).containsText("estimated");
    org.assertj.core.api.Assertions.assertThat(
            workshop.entity("story", "title", "Later").has("points"))
        .isFalse();
  }

  @Test
  void takesAnEditOfATextBackAroundWhatWasWrittenSince() {
    List<String> stories = workshop.stories("Pay by card");
    String text = stories.get(0) + ".description";
    edit(text, 0, "[[0,\"One two three.\"]]");
    edit(text, 1, "[4,[3,\"TWO\"],7]");
    edit(text, 2, "[14,[0,\" And four.\"]]");
    Page ana = workshop.joins(browsers, "Ana", "po");
    ana.navigate(workshop.view("history"));
    Locator list = ana.locator("li.row");
    assertThat(list.nth(2)).containsText("edited the description");
    list.nth(2)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take back"))
        .click();
    ana.getByText("Taken back.").waitFor();
    org.assertj.core.api.Assertions.assertThat(
            workshop.entity("text", "id", text).path("value").asText())
        .isEqualTo("One two three. And four.");
  }

  private void edit(String text, int base, String delta) {
    workshop.op("{\"type\":\"editText\",\"id\":\"" + text + "\",\"base\":" + base + ",\"delta\":"
        + delta + "}");
  }
}
