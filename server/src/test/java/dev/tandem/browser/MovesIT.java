package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A story is moved by mouse, finger and keys, on short boards and long ones. */
class MovesIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void whileTheMouseHoldsAStoryTheOtherSeesWhereItWouldLand() {
    workshop.stories("One", "Two", "Three");
    Page ana = workshop.joins(browsers, "Ana", "po");
    Page bo = workshop.joins(browsers, "Bo", "po");

    new Rows(ana).holdAfter("One", "Two");

    assertThat(new Rows(bo).of("One")).containsText("Ana is moving this");
    assertThat(bo.getByText("Ana: TAN-1 here")).isVisible();
    new Rows(bo).areInOrder("One", "Two", "Three");
    ana.mouse().up();
    new Rows(bo).areInOrder("Two", "One", "Three");
    assertThat(bo.getByText("Ana: TAN-1 here")).hasCount(0);
  }

  @Test
  void aLongPressPicksUpAndTheFingerDrops() {
    workshop.stories("One", "Two", "Three");
    Page ana = workshop.joins(browsers.newPhone(390, 844, ColorScheme.LIGHT), "Ana", "po");
    CDPSession finger = ana.context().newCDPSession(ana);
    BoundingBox one = new Rows(ana).of("One").locator(".title").boundingBox();
    BoundingBox two = new Rows(ana).of("Two").locator(".title").boundingBox();

    touch(finger, "touchStart", one.x + 30, one.y + one.height / 2);
    assertThat(ana.locator(".move-float")).isVisible();
    touch(finger, "touchMove", two.x + 30, two.y + two.height - 4);
    assertThat(ana.locator(".drop-line")).hasText("rank 2");
    touch(finger, "touchEnd", 0, 0);

    new Rows(ana).areInOrder("Two", "One", "Three");
  }

  private static void touch(CDPSession finger, String type, double x, double y) {
    JsonArray points = new JsonArray();
    if (!type.equals("touchEnd")) {
      JsonObject point = new JsonObject();
      point.addProperty("x", x);
      point.addProperty("y", y);
      points.add(point);
    }
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    finger.send("Input.dispatchTouchEvent", event);
  }

  @Test
  void aRowTravelsFromWhereItStood() {
    List<String> ids = workshop.stories("One", "Two", "Three", "Four");
    Page ana = workshop.joins(browsers, "Ana", "po");
    double stood = new Rows(ana).of("Four").boundingBox().y;
    ana.evaluate("""
        () => {
          const animate = Element.prototype.animate;
          window.travelled = {};
          Element.prototype.animate = function (...how) {
            const started = animate.apply(this, how);
            if (this.dataset.row) window.travelled[this.dataset.row] = this.getBoundingClientRect().top;
            return started;
          };
        }""");

    workshop.op(
        "{\"type\":\"moveStory\",\"id\":\"" + ids.get(3) + "\",\"after\":\"" + ids.get(0) + "\"}");

    new Rows(ana).areInOrder("One", "Four", "Two", "Three");
    ana.waitForFunction(
        "([id, top]) => Math.abs(window.travelled[id] - top) < 2", List.of(ids.get(3), stood));
  }

  @Test
  void aTypedRankMovesWithoutPickingUp() {
    workshop.stories("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight");
    Page ana = workshop.joins(browsers, "Ana", "po");
    new Rows(ana).select("Two");

    ana.keyboard().type("#7");
    ana.keyboard().press("Enter");

    new Rows(ana).areInOrder("One", "Three", "Four", "Five", "Six", "Seven", "Two", "Eight");
    assertThat(ana.getByText("at rank 7 of 8").first()).isAttached();
  }

  @Test
  void fiveThousandStoriesScrollAndMoveWithFewRowsInThePage() {
    workshop.importCsv(IntStream.rangeClosed(1, 5000)
        .mapToObj("Story %04d,1"::formatted)
        .collect(Collectors.joining("\n", "title,points\n", "\n")));
    Page ana = workshop.joins(browsers, "Ana", "po");
    Rows rows = new Rows(ana);
    assertThat(ana.getByText("5000 stories")).isVisible();

    rows.of("Story 0003").hover();
    ana.mouse().wheel(0, 1_000_000);
    assertThat(rows.of("Story 5000")).isInViewport();
    hasFewRows(rows);
    ana.mouse().wheel(0, -1_000_000);
    assertThat(rows.of("Story 0001")).isInViewport();
    hasFewRows(rows);

    rows.dragAfter("Story 0001", "Story 0003");
    assertThat(rows.all().nth(2)).containsText("Story 0001");
    assertThat(rows.all().nth(0)).containsText("Story 0002");
    ana.reload();
    assertThat(rows.all().nth(2)).containsText("Story 0001");
  }

  private static void hasFewRows(Rows rows) {
    Assertions.assertThat(rows.all().count()).isBetween(10, 100);
  }
}
