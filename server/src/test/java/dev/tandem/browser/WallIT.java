package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tandem.browser.Controls.button;
import static dev.tandem.browser.Controls.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.tandem.testing.FaultProxy;
import dev.tandem.testing.TestApi;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The screen in the room: let in by its code, never blank, never lying, and the stage of a session. */
class WallIT {
  private static final LocatorAssertions.IsVisibleOptions PATIENT =
      new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);
  private static final LocatorAssertions.HasCountOptions PATIENTLY =
      new LocatorAssertions.HasCountOptions().setTimeout(40_000);
  private static final long REVOKED_MS = 2_000;
  /** After so long without a word of the server a picture says its age. */
  private static final long OLD_MS = 11_000;
  /** After so long a screen tries again at the latest. */
  private static final long MOST_BACK_OFF_MS = 15_000;

  /**
   * Makes the page take itself for one of an older build, the first time it is loaded, and chance choose the first moment
   * of those over which many screens spread their reload.
   */
  private static final String OLD_BUILD =
      "sessionStorage.loads = 1 + Number(sessionStorage.loads ?? 0);"
          + "if (sessionStorage.loads === '1') { Math.random = () => 0;"
          + " document.addEventListener('readystatechange', () =>"
          + " document.querySelector('script[type=module]')"
          + ".setAttribute('src', '/assets/wall-OLD00000.js'), {once: true}); }";

  private static final String TOKEN = "JSON.parse(localStorage.getItem('tandem.wall.pass')).token";
  private static final TestApi API = new TestApi();

  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final FaultProxy network = new FaultProxy();
  private final Workshop workshop = new Workshop(network);

  @AfterEach
  void close() {
    workshop.close();
    network.close();
  }

  /** A screen whose clock runs as any other, but can be put forward. */
  private Page wall() {
    Page wall = browsers.newContext(1920, 1080, ColorScheme.DARK).newPage();
    wall.clock().install();
    Blank.watch(wall);
    wall.navigate(workshop.url("/wall"));
    return wall;
  }

  private static String code(Page wall) {
    assertThat(wall.locator(".code span")).hasCount(2, PATIENTLY);
    return wall.locator(".code").innerText().replaceAll("\\s", "");
  }

  /** Types the code of a screen for it; the id of the screen. */
  private String pair(Page wall) {
    String id = workshop.pair(code(wall));
    panel(wall).waitFor();
    return id;
  }

  private static Locator panel(Page wall) {
    return wall.locator("[data-panel]");
  }

  private void shows(String screen, int seconds, String... panels) {
    String list = "\"" + String.join("\",\"", panels) + "\"";
    String each = String.join(",", Collections.nCopies(panels.length, "" + seconds));
    workshop.op("{\"type\":\"setScreenPanels\",\"id\":\"" + screen + "\",\"panels\":[" + list
        + "],\"seconds\":[" + each + "]}");
  }

  /** A board whose roadmap says "Instant refunds"; the id of that initiative. */
  private String refunds() {
    String lane = workshop.id();
    workshop.op("{\"type\":\"createLane\",\"id\":\"" + lane + "\",\"title\":\"Trust\"}");
    String initiative = workshop.id();
    workshop.op("{\"type\":\"createInitiative\",\"id\":\"" + initiative
        + "\",\"title\":\"Instant refunds\",\"lane\":\"" + lane + "\"}");
    return initiative;
  }

  @Test
  void isLetInByItsCodeAndShowsAnotherOneWithinTwoSecondsOfBeingRevoked() {
    refunds();
    Page wall = wall();
    String code = code(wall);
    Page ana = workshop.joins(browsers, "Ana", "owner");
    ana.navigate(workshop.view("members"));
    field(ana, "Code on the screen").fill("333 333");
    button(ana, "Pair a screen").click();
    assertThat(ana.getByText("No screen shows this code now.")).isVisible();

    field(ana, "Code on the screen")
        .fill(code.substring(0, 3).toLowerCase() + " " + code.substring(3));
    button(ana, "Pair a screen").click();

    assertThat(wall.getByText("Instant refunds").first()).isVisible(PATIENT);
    field(ana, "Code on the screen").fill(code);
    button(ana, "Pair a screen").click();
    assertThat(ana.getByText("No screen shows this code now.")).isVisible();
    wall.reload();
    assertThat(wall.getByText("Instant refunds").first()).isVisible(PATIENT);

    ana.locator("section", new Page.LocatorOptions().setHasText("Wall screens"))
        .getByText("Revoke")
        .last()
        .click();
    long revoked = System.nanoTime();
    String next = code(wall);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - revoked);

    Assertions.assertThat(took).isLessThan(REVOKED_MS);
    Assertions.assertThat(next).isNotEqualTo(code);
    assertThat(wall.getByText("This screen was unpaired")).isVisible();
    Blank.never(wall);
    wall.reload();
    Assertions.assertThat(code(wall)).isNotEmpty();
    assertThat(wall.getByText("Instant refunds")).hasCount(0);
    workshop.pair(code(wall));
    assertThat(wall.getByText("Instant refunds").first()).isVisible(PATIENT);
  }

  @Test
  void keepsItsPictureAndSaysItsAgeWhateverGoesAway() {
    String initiative = refunds();
    Page wall = wall();
    shows(pair(wall), 20, "roadmap");
    Locator refunds = wall.getByText("Instant refunds").first();
    assertThat(refunds).isVisible();
    // Once more, so that the page comes from this device from now on.
    wall.reload();
    assertThat(refunds).isVisible(PATIENT);
    wall.evaluate("() => navigator.serviceWorker.ready.then(() => true)");

    workshop.killServer();
    isOldAndThere(wall, refunds);
    wall.reload();
    isOldAndThere(wall, refunds);
    workshop.startServer();
    isFresh(wall);

    network.hold(true, true);
    isOldAndThere(wall, refunds);
    network.heal();
    isFresh(wall);

    workshop.redis().stop();
    isOldAndThere(wall, refunds);
    workshop.redis().startAgain();
    isFresh(wall);

    workshop.op("{\"type\":\"setInitiativeTitle\",\"id\":\"" + initiative
        + "\",\"title\":\"Refunds at once\"}");
    assertThat(wall.getByText("Refunds at once").first()).isVisible(PATIENT);
    Blank.never(wall);
  }

  private static void isOldAndThere(Page wall, Locator content) {
    wall.clock().fastForward(OLD_MS);
    assertThat(wall.locator(".age")).isVisible(PATIENT);
    assertThat(wall.locator(".picture.old")).hasCount(1);
    assertThat(content).isVisible();
    Blank.never(wall);
  }

  private static void isFresh(Page wall) {
    wall.clock().fastForward(MOST_BACK_OFF_MS);
    assertThat(wall.locator(".age")).hasCount(0, PATIENTLY);
  }

  @Test
  void reloadsItselfForANewVersion() {
    refunds();
    Page wall = browsers.newContext(1920, 1080, ColorScheme.LIGHT).newPage();
    wall.addInitScript(OLD_BUILD);
    wall.navigate(workshop.url("/wall"));
    pair(wall);

    wall.waitForFunction("() => sessionStorage.loads === '2'");

    assertThat(wall.getByText("Instant refunds").first()).isVisible(PATIENT);
  }

  @Test
  void replacesItsTokenWithoutAHand() {
    String initiative = refunds();
    Page wall = wall();
    String id = pair(wall);
    String first = wall.evaluate(TOKEN).toString();
    renew(id);
    replaces(wall, first);

    // Asked while it is switched off, it does so when it is back.
    String second = wall.evaluate(TOKEN).toString();
    wall.navigate("about:blank");
    renew(id);
    wall.navigate(workshop.url("/wall"));
    replaces(wall, second);

    wall.reload();
    workshop.op("{\"type\":\"setInitiativeTitle\",\"id\":\"" + initiative
        + "\",\"title\":\"Refunds at once\"}");
    shows(id, 20, "roadmap");
    assertThat(wall.getByText("Refunds at once").first()).isVisible(PATIENT);
  }

  private void renew(String screen) {
    workshop.op("{\"type\":\"renewScreen\",\"id\":\"" + screen + "\"}");
  }

  private static void replaces(Page wall, String old) {
    wall.waitForFunction("old => " + TOKEN + " !== old", old);
    wall.waitForFunction(
        "old => fetch('/api/me', {headers: {Authorization: 'Bearer ' + old}}).then(a => a.status === 401)",
        old);
  }

  @Test
  void showsItsPanelsInTurnByItsClock() {
    refunds();
    Page wall = browsers.newContext(1920, 1080, ColorScheme.LIGHT).newPage();
    wall.clock().install();
    wall.navigate(workshop.url("/wall"));
    String id = pair(wall);
    // The first panel that has something to show, though the board came after the page.
    assertThat(wall.locator("[data-panel=roadmap]")).isVisible();
    shows(id, 300, "roadmap");
    assertThat(wall.locator(".time")).hasCount(0);
    shows(id, 300, "roadmap", "blockers");
    assertThat(wall.locator(".time")).hasCount(1);
    assertThat(wall.locator("[data-panel=roadmap]")).isVisible();

    wall.clock().fastForward(300_000);
    assertThat(wall.locator("[data-panel=blockers]")).isVisible();
    assertThat(wall.getByText("Nothing is blocked")).isVisible();

    wall.clock().fastForward(300_000);
    assertThat(wall.locator("[data-panel=roadmap]")).isVisible();
  }

  @Test
  void becomesTheStageOfASessionAndReturns() {
    refunds();
    String story = workshop.stories("Refund to card").get(0);
    workshop.op("{\"type\":\"addCriterion\",\"id\":\"" + workshop.id() + "\",\"story\":\"" + story
        + "\",\"text\":\"Money is back in a day\"}");
    JsonNode ana = developer("Ana");
    JsonNode bo = developer("Bo");
    Page wall = wall();
    shows(pair(wall), 20, "roadmap");
    wall.locator("[data-panel=roadmap]").waitFor();

    String session = workshop.id();
    workshop.op("{\"type\":\"startSession\",\"id\":\"" + session
        + "\",\"format\":\"planning\",\"title\":\"Planning of May\"}");
    assertThat(wall.getByText("Planning of May")).isVisible(PATIENT);
    workshop.op("{\"type\":\"addPhase\",\"id\":\"" + workshop.id() + "\",\"session\":\"" + session
        + "\",\"title\":\"Estimate\",\"minutes\":15}");
    workshop.op("{\"type\":\"nextPhase\",\"id\":\"" + session + "\"}");
    workshop.op("{\"type\":\"focusOn\",\"id\":\"" + session + "\",\"on\":\"" + story + "\"}");
    assertThat(wall.locator(".phase")).hasText("Estimate");
    assertThat(wall.locator(".time.figures")).containsText("left");
    assertThat(wall.getByText("Money is back in a day")).isVisible();

    String round = workshop.id();
    workshop.op("{\"type\":\"openRound\",\"id\":\"" + round + "\",\"story\":\"" + story
        + "\",\"session\":\"" + session + "\",\"scale\":[\"3\",\"5\",\"8\"],\"voters\":["
        + ana.get("member") + "," + bo.get("member") + "]}");
    assertThat(wall.getByText("0 of 2 voted")).isVisible();
    vote(ana, round, "3");
    assertThat(wall.getByText("1 of 2 voted")).isVisible();
    assertThat(wall.getByText("Missing: Bo")).isVisible();
    assertThat(wall.locator(".seat .card")).hasText(new String[] {"✓", ""});
    vote(bo, round, "8");
    assertThat(wall.getByText("From 3 to 8")).isVisible();
    assertThat(wall.locator(".seat .card")).hasText(new String[] {"3", "8"});
    workshop.op("{\"type\":\"agreePoints\",\"id\":\"" + round + "\",\"points\":5}");
    assertThat(wall.locator(".agreed")).hasText("5");

    workshop.op("{\"type\":\"endSession\",\"id\":\"" + session + "\"}");
    assertThat(wall.locator("[data-panel=roadmap]")).isVisible();
    Blank.never(wall);
  }

  /** Somebody who votes, without a screen of their own. */
  private JsonNode developer(String name) {
    return API.join(workshop.url(""), workshop.board(), name, "\"developer\"");
  }

  private void vote(JsonNode person, String round, String value) {
    JsonNode answer = API.post(
        workshop.url(""),
        person.get("token").textValue(),
        "/api/boards/" + workshop.board() + "/ops",
        "{\"client\":\"" + UUID.randomUUID().toString().replace("-", "")
            + "\",\"list\":[{\"n\":1,\"op\":{\"type\":\"castVote\",\"id\":\"" + round
            + "\",\"value\":\"" + value + "\"}}]}");
    Assertions.assertThat(answer.at("/list/0/state").asText()).isEqualTo("committed");
  }
}
