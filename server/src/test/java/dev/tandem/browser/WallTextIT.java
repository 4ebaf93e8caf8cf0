package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every picture of the wall is read from five metres, at 1080p and on a 4K screen: its text is measured. */
class WallTextIT {
  private static final LocatorAssertions.HasCountOptions PATIENTLY =
      new LocatorAssertions.HasCountOptions().setTimeout(40_000);
  private static final List<String> PANELS =
      List.of("sprint", "burndown", "roadmap", "blockers", "objectives", "releases", "wins");

  /** What of the words one can see is smaller than it must be, as "size: words". */
  private static final String SMALL = "() => { const found = [];"
      + " const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
      + " for (let node; (node = walk.nextNode()); ) {"
      + "  const own = node.parentElement;"
      + "  if (!node.data.trim() || own.closest('.said')) continue;"
      + "  const box = own.getBoundingClientRect();"
      + "  if (!box.width || !box.height) continue;"
      + "  const size = 100 * parseFloat(getComputedStyle(own).fontSize) / innerHeight;"
      + "  const least = own.closest('.rank, .points') ? 4 : 2.2;"
      + "  if (size < least - 0.01) found.push(size.toFixed(2) + ': ' + node.data.trim());"
      + "  if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1) found.push('out of the picture: ' + node.data.trim()); }"
      + " return found; }";

  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop demo = new Workshop("demo");
  private final List<Page> walls = new ArrayList<>();
  private String session;

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  void itsTextIsReadFromFiveMetres() {
    for (int height : List.of(1080, 2160)) {
      walls.add(browsers.newContext(height * 16 / 9, height, ColorScheme.LIGHT).newPage());
    }
    for (Page wall : walls) {
      wall.navigate(demo.url("/wall"));
      assertThat(wall.locator(".code span")).hasCount(2, PATIENTLY);
    }
    readable("pairing");
    JsonNode screen = demo.wall("rotate");
    for (Page wall : walls) {
      wall.navigate("about:blank");
      wall.navigate(screen.path("url").asText());
      wall.locator("[data-panel]").waitFor();
    }
    String blocked = demo.entity("story", "key", "TAN-9").path("id").asText();
    demo.op("{\"type\":\"blockStory\",\"id\":\"" + blocked
        + "\",\"reason\":\"The vendor does not answer\"}");
    for (String panel : PANELS) {
      demo.op("{\"type\":\"setScreenPanels\",\"id\":\"" + screen.path("id").asText()
          + "\",\"panels\":[\"" + panel + "\"],\"seconds\":[20]}");
      shows("[data-panel=" + panel + "]", panel);
    }
    stage();
  }

  /** Each thing that a session does. */
  private void stage() {
    session = demo.id();
    demo.op("{\"type\":\"startSession\",\"id\":\"" + session
        + "\",\"format\":\"planning\",\"title\":\"Planning\"}");
    addPhase("Fill the sprint", "");
    shows("[data-panel=session] .agenda .part", "agenda");
    demo.op("{\"type\":\"nextPhase\",\"id\":\"" + session + "\"}");
    shows("[data-panel=session] .plan .points", "sprint in hand");
    String story = demo.entity("story", "key", "TAN-8").path("id").asText();
    demo.op("{\"type\":\"focusOn\",\"id\":\"" + session + "\",\"on\":\"" + story + "\"}");
    shows("[data-panel=session] .story", "story");

    phase("poker");
    String owner = demo.entity("member", "name", "Owner").path("id").asText();
    String round = demo.id();
    demo.op("{\"type\":\"openRound\",\"id\":\"" + round + "\",\"story\":\"" + story
        + "\",\"session\":\"" + session + "\",\"scale\":[\"3\",\"5\"],\"voters\":[\"" + owner
        + "\"]}");
    shows(".poker .seat", "poker");
    demo.op("{\"type\":\"castVote\",\"id\":\"" + round + "\",\"value\":\"5\"}");
    demo.op("{\"type\":\"agreePoints\",\"id\":\"" + round + "\",\"points\":5}");
    shows(".poker .agreed", "points agreed on");

    phase("checkin");
    demo.op("{\"type\":\"sayHere\",\"id\":\"" + session + "\",\"mood\":4,\"word\":\"rested\"}");
    shows(".checkin .word", "check-in");

    phase("notes");
    demo.op("{\"type\":\"setNoteColumns\",\"id\":\"" + session
        + "\",\"names\":[\"Start\",\"Stop\",\"Continue\"]}");
    String note = demo.id();
    demo.op("{\"type\":\"writeNote\",\"id\":\"" + note + "\",\"session\":\"" + session
        + "\",\"text\":\"Short stand-ups\",\"column\":\"Stop\"}");
    shows(".notes .blank", "hidden notes");
    demo.op("{\"type\":\"showNotes\",\"id\":\"" + session + "\"}");
    shows(".notes .title", "notes");

    phase("dots");
    String dots = demo.id();
    demo.op("{\"type\":\"openDots\",\"id\":\"" + dots + "\",\"session\":\"" + session
        + "\",\"budget\":3}");
    demo.op("{\"type\":\"setDots\",\"id\":\"" + dots + "\",\"on\":\"" + note + "\",\"dots\":2}");
    shows(".notes .sum", "dots");
    demo.op("{\"type\":\"showDots\",\"id\":\"" + dots + "\"}");
    shows(".notes .points", "shown dots");

    phase("roman");
    String poll = demo.id();
    demo.op("{\"type\":\"openRoman\",\"id\":\"" + poll + "\",\"session\":\"" + session
        + "\",\"question\":\"Do we commit?\"}");
    demo.op("{\"type\":\"castRoman\",\"id\":\"" + poll + "\",\"value\":\"up\"}");
    shows(".roman .seat", "roman vote");
    demo.op("{\"type\":\"showRoman\",\"id\":\"" + poll + "\"}");
    shows(".roman .answers", "answers");
  }

  private void phase(String opens) {
    String phase = addPhase("Now " + opens, "\"" + opens + "\"");
    demo.op("{\"type\":\"startPhase\",\"id\":\"" + phase + "\"}");
  }

  private String addPhase(String title, String opens) {
    String phase = demo.id();
    demo.op("{\"type\":\"addPhase\",\"id\":\"" + phase + "\",\"session\":\"" + session
        + "\",\"title\":\"" + title + "\",\"minutes\":5,\"opens\":[" + opens + "]}");
    return phase;
  }

  private void shows(String picture, String what) {
    for (Page wall : walls) wall.locator(picture).first().waitFor();
    readable(what);
  }

  private void readable(String what) {
    for (Page wall : walls) {
      Assertions.assertThat((List<?>) wall.evaluate(SMALL))
          .as(what + " at " + wall.viewportSize().height)
          .isEmpty();
    }
  }
}
