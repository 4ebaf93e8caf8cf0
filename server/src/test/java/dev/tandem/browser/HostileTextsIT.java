package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scripts in every text that people can write, on every page that shows texts: shown as written, never run, never reported. */
class HostileTextsIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();
  private final List<String> reports = new ArrayList<>();

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void noTextRunsOnAnyPage() {
    HostileBoard board = new HostileBoard(workshop);
    board.write();
    Page ana = workshop.joins(browsers, HostileBoard.EVIL, "owner", "po", "pm", "developer");
    ana.onConsoleMessage(message -> {
      if (message.type().equals("error")) reports.add(message.text());
    });
    ana.onDialog(dialog -> reports.add("a dialog: " + dialog.message()));
    for (String view : List.of(
        "roadmap",
        "roadmap?as=quarters",
        "roadmap?as=timeline",
        "roadmap?as=releases",
        "roadmap?as=scoring",
        "backlog?card=" + board.story(),
        "sprint?card=" + board.story(),
        "ideas",
        "history",
        "members")) open(ana, workshop.view(view));
    for (String phase : board.writeSession()) {
      board.start(phase);
      open(ana, workshop.view("session"));
    }
    board.writeTitle();
    for (String layout : List.of("roadmap", "sprint", "rotate")) {
      JsonNode wall = workshop.wall(layout);
      board.name(wall);
      // Two wall links differ after the # only: from elsewhere each is a page load of its own.
      ana.navigate("about:blank");
      open(ana, wall.path("url").asText());
    }
    open(ana, workshop.url("/"));
    Assertions.assertThat(board.harmless()).isEmpty();
    Assertions.assertThat(reports).isEmpty();
  }

  private void open(Page page, String url) {
    page.navigate(url);
    if (url.contains("/b/")) Workshop.live(page);
    assertThat(page.getByText("onload").first()).isAttached();
    Assertions.assertThat(page.evaluate("window.pwned === undefined")).as(url).isEqualTo(true);
    Assertions.assertThat(
            page.locator("svg[onload], img[onerror], a[href^='javascript']").count())
        .as(url)
        .isZero();
  }
}
