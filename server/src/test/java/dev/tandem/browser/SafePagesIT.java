package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rights show at once, and every page is for everyone. */
class SafePagesIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void aDemotedMemberLosesTheHandlesAndARemovedOneIsTold() {
    workshop.stories("One", "Two");
    Page dev = workshop.joins(browsers, "Dev", "po");
    assertThat(new Rows(dev).of("One").locator(".grip")).hasCount(1);
    String id = workshop.entity("member", "name", "Dev").path("id").asText();

    workshop.op("{\"type\":\"setMemberHats\",\"id\":\"" + id + "\",\"hats\":[\"stakeholder\"]}");
    assertThat(dev.getByText("New story")).hasCount(0);

    workshop.op("{\"type\":\"removeMember\",\"id\":\"" + id + "\"}");
    assertThat(dev.getByText("You no longer have access to this board.").first())
        .isVisible();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void pagesAreAccessible(ColorScheme scheme) {
    try (Workshop demo = new Workshop("demo")) {
      Page ana = demo.joins(browsers.newContext(1440, 900, scheme), "Ana", "owner", "po", "pm");
      String story = demo.entity("story", "key", "TAN-1").path("id").asText();
      for (String view :
          List.of("roadmap", "backlog", "backlog?card=" + story, "sprint", "members")) {
        ana.navigate(demo.view(view));
        Workshop.live(ana);
        isAccessible(ana, view);
      }
      Page bo = browsers.newContext(390, 844, scheme).newPage();
      bo.navigate(demo.invite("po"));
      bo.getByRole(AriaRole.TEXTBOX).waitFor();
      isAccessible(bo, "join");
      ana.navigate(demo.url("/"));
      ana.getByText("Payments").first().waitFor();
      isAccessible(ana, "home");
      ana.navigate(demo.wall("roadmap").path("url").asText());
      ana.getByText("Data and queries").first().waitFor();
      isAccessible(ana, "wall");
    }
  }

  private static void isAccessible(Page page, String name) {
    List<Rule> violations = new AxeBuilder(page)
        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
        .analyze()
        .getViolations();
    Assertions.assertThat(violations.stream()
            .map(rule -> name + ": " + rule.getId() + " " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList()))
        .isEmpty();
  }
}
