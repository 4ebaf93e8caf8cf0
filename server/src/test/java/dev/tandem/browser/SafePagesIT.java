package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People's text is never HTML, rights show at once, and every page is for everyone. */
class SafePagesIT {
  private static final String SCRIPT =
      "<img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script>{{7*7}}";

  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void whatPeopleWriteIsShownAsTheyWroteItAndNeverRuns() {
    String evil = Workshop.quoted(SCRIPT);
    String story = workshop.stories(SCRIPT).get(0);
    String lane = workshop.id();
    workshop.op("{\"type\":\"createLane\",\"id\":\"" + lane + "\",\"title\":" + evil + "}");
    workshop.op("{\"type\":\"createInitiative\",\"id\":\"" + workshop.id() + "\",\"title\":" + evil
        + ",\"lane\":\"" + lane + "\"}");
    workshop.op(
        "{\"type\":\"setVision\",\"id\":\"" + workshop.board() + "\",\"vision\":" + evil + "}");
    workshop.op("{\"type\":\"addCriterion\",\"id\":\"" + workshop.id() + "\",\"story\":\"" + story
        + "\",\"text\":" + evil + "}");
    workshop.op("{\"type\":\"labelStory\",\"id\":\"" + story
        + "\",\"label\":\"<b onclick=alert(1)>x\",\"on\":true}");
    workshop.op("{\"type\":\"editText\",\"id\":\"" + story
        + ".description\",\"base\":0,\"delta\":[[0," + evil + "]]}");
    workshop.op("{\"type\":\"createSprint\",\"id\":\"" + workshop.id() + "\",\"title\":" + evil
        + ",\"start\":\"2026-11-23\",\"end\":\"2026-12-04\"}");
    Page ana = workshop.joins(browsers, SCRIPT, "po", "pm");
    List<String> reports = new ArrayList<>();
    ana.onConsoleMessage(message -> {
      if (message.type().equals("error")) reports.add(message.text());
    });

    for (String view :
        List.of("roadmap", "backlog?card=" + story, "sprint?card=" + story, "members")) {
      ana.navigate(workshop.view(view));
      Workshop.live(ana);
      assertThat(ana.getByText("onerror").first()).isVisible();
      Assertions.assertThat(ana.evaluate("window.pwned === undefined")).isEqualTo(true);
    }
    workshop.op(
        "{\"type\":\"setBoardTitle\",\"id\":\"" + workshop.board() + "\",\"title\":" + evil + "}");
    for (String url : List.of(
        workshop.url("/"),
        workshop.wall("roadmap").path("url").asText(),
        workshop.wall("sprint").path("url").asText())) {
      // Two wall links differ after the # only: from elsewhere each is a page load of its own.
      ana.navigate("about:blank");
      ana.navigate(url);
      assertThat(ana.getByText("onerror").first()).isVisible();
      Assertions.assertThat(ana.evaluate("window.pwned === undefined")).isEqualTo(true);
    }
    Assertions.assertThat(reports).isEmpty();
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
