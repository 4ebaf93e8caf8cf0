package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tandem.browser.Controls.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Five screens plan a sprint together, from check-in to commit, while a page, the server and Redis die. */
class SessionIT {
  private static final LocatorAssertions.IsVisibleOptions PATIENT =
      new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
  /** A clock of a screen that is wrong, by ms; what the test measures with stays right. */
  private static final String SKEWED =
      "{ const real = Date; const by = %d; window.Date = class extends real {"
          + " constructor(...a) { if (a.length) super(...a); else super(real.now() + by); }"
          + " static now() { return real.now() + by; } }; }";
  /** Writes down at what real time each second of the timer was first shown. */
  private static final String WATCH =
      "() => { const el = document.querySelector('[data-timer]'); window.ticks = {};"
          + " new MutationObserver(() => { window.ticks[el.firstChild.textContent.trim()] ??="
          + " performance.timeOrigin + performance.now(); })"
          + ".observe(el, { subtree: true, childList: true, characterData: true }); }";

  private static final int TICKS = 8;

  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  private String sprint;
  private Page ana;
  private Page ben;
  private Page cara;
  private Page phone;
  private Page wall;

  @Test
  void fivePeoplePlanASprintAndNothingIsLost() {
    List<String> stories = workshop.stories("Refund to card", "Show the status", "Print a slip");
    String criterion = workshop.id();
    workshop.op("{\"type\":\"addCriterion\",\"id\":\"" + criterion + "\",\"story\":\""
        + stories.get(1) + "\",\"text\":\"Is there in a second\"}");
    plan(stories);
    everybodyComes();

    start();
    checkIn();
    firstRound();
    cardsBeforeAChange(criterion);
    goAlongAndLookAway();
    commit();

    assertThat(
            workshop.entity("story", "title", "Refund to card").path("points").asInt())
        .isEqualTo(5);
    assertThat(
            workshop.entity("story", "title", "Show the status").path("points").asInt())
        .isEqualTo(3);
    assertThat(
            workshop.entity("liveSession", "format", "planning").path("state").asText())
        .isEqualTo("ended");
  }

  private void plan(List<String> stories) {
    sprint = workshop.id();
    workshop.op("{\"type\":\"recordSprint\",\"id\":\"" + workshop.id()
        + "\",\"title\":\"Sprint 7\",\"delivered\":20,\"order\":7}");
    workshop.op(
        "{\"type\":\"createSprint\",\"id\":\"" + sprint + "\",\"title\":\"Sprint 8\",\"start\":\""
            + LocalDate.now() + "\",\"end\":\"" + LocalDate.now().plusDays(13) + "\"}");
    for (int i = 0; i < 2; i++) {
      workshop.op("{\"type\":\"planStory\",\"id\":\"" + stories.get(i) + "\",\"sprint\":\"" + sprint
          + "\"}");
    }
  }

  private void everybodyComes() {
    ana = workshop.joins(browsers, "Ana", "po");
    ben = workshop.joins(skewed(1280, 800, 3_600_000), "Ben", "developer");
    cara = workshop.joins(skewed(1280, 800, -86_400_000), "Cara", "developer");
    BrowserContext pocket = browsers.newPhone(360, 740, ColorScheme.DARK);
    pocket.addInitScript(SKEWED.formatted(-7_000));
    phone = workshop.joins(pocket, "Dita", "developer");
    wall = browsers.newContext(1280, 720, ColorScheme.DARK).newPage();
    Blank.watch(wall);
    wall.navigate(workshop.wall("sprint").path("url").asText());
    assertThat(wall.getByText("Sprint 8").first()).isVisible(PATIENT);
  }

  private BrowserContext skewed(int width, int height, long by) {
    BrowserContext context = browsers.newContext(width, height, ColorScheme.LIGHT);
    context.addInitScript(SKEWED.formatted(by));
    return context;
  }

  private List<Page> all() {
    return List.of(ana, ben, cara, phone);
  }

  private void start() {
    ana.navigate(workshop.view("session"));
    button(ana, "Start sprint planning").click();
    for (Page page : List.of(ben, cara, phone)) {
      button(page, "Join").click();
      assertThat(page.getByText("The agenda has not begun")).isVisible();
    }
    button(ana, "Begin").click();
    for (Page page : all()) assertThat(timer(page)).isVisible();
    assertThat(wall.locator("[data-panel=session] .phase")).hasText("Check-in");
    assertThat(wall.locator("[data-panel=session] .time")).containsText("left");
    for (String name : List.of("Ana", "Ben", "Cara", "Dita"))
      assertThat(wall.locator(".seat").getByText(name)).isVisible();
  }

  /** L1: the timer is right to 200 ms on every screen, whatever its own clock says. */
  private void checkIn() {
    for (Page page : all()) page.evaluate(WATCH);
    for (Page page : all()) {
      page.waitForFunction("n => Object.keys(window.ticks).length >= n", TICKS + 2);
    }
    List<Double> apart = new ArrayList<>();
    for (Page page : List.of(ben, cara, phone)) apart.add(median(ticks(ana), ticks(page)));
    System.out.printf("SessionIT: timers apart by %s ms (medians of %d ticks)%n", apart, TICKS);
    assertThat(apart).allMatch(ms -> Math.abs(ms) <= 200);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Number> ticks(Page page) {
    return (Map<String, Number>) page.evaluate("window.ticks");
  }

  /** In the middle of many ticks: a busy machine lets single ones be late. */
  private static double median(Map<String, Number> one, Map<String, Number> other) {
    List<Double> apart = one.keySet().stream()
        .filter(other::containsKey)
        .map(tick -> other.get(tick).doubleValue() - one.get(tick).doubleValue())
        .sorted(Comparator.naturalOrder())
        .toList();
    assertThat(apart).hasSizeGreaterThanOrEqualTo(TICKS);
    return apart.get(apart.size() / 2);
  }

  /** L2, with a page, the server and Redis dying in the middle of a round. */
  private void firstRound() {
    goOnTo("Goal", "Who is there", "Estimate");
    ana.keyboard().press("n");
    for (Page page : List.of(ben, cara, phone)) {
      assertThat(page.getByText("Refund to card").first()).isVisible();
    }
    assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    button(ben, "Vote 3").click();
    button(phone, "Vote 13").tap();
    assertThat(ana.getByText("2 of 3 voted")).isVisible();
    assertThat(ana.getByText("Missing: Cara")).isVisible();
    assertThat(ana.locator(".front").allInnerTexts()).allMatch(String::isBlank);
    wallShows("Refund to card", "2 of 3 voted");
    assertThat(wall.locator(".seat.filled")).hasCount(2);
    assertThat(wall.locator(".seat .card").allInnerTexts())
        .allMatch(card -> card.isBlank() || card.equals("✓"));

    workshop.killServer();
    wallShows("Refund to card", "2 of 3 voted");
    BrowserContext hers = cara.context();
    cara.close();
    workshop.startServer();
    cara = hers.newPage();
    cara.navigate(workshop.view("backlog"));
    assertThat(button(cara, "Vote 5")).isVisible(PATIENT);
    ben.reload();
    assertThat(button(ben, "Vote 3")).hasAttribute("aria-pressed", "true");
    workshop.redis().kill9();

    button(cara, "Vote 5").click();
    for (Page page : all()) {
      assertThat(page.getByLabel("Dita: 13")).isVisible(PATIENT);
      assertThat(page.getByLabel("Ben: 3")).isVisible();
      assertThat(page.getByText("3 to 13 points")).isVisible();
      assertThat(page.getByText("Far apart: Ben, Dita speak first.")).isVisible();
    }
    assertThat(wall.getByText("From 3 to 13. Ben, Dita speak first.")).isVisible(PATIENT);
    assertThat(wall.locator(".seat .card")).hasText(new String[] {"3", "13", "5"});
    button(ana, "Agree on 5 points").click();
    assertThat(wall.locator(".agreed")).hasText("5");
    assertThat(phone.getByText("Agreed: 5 points")).isVisible();
  }

  /** A changed criterion marks what was cast before; and how long a vote takes to reach the others. */
  private void cardsBeforeAChange(String criterion) {
    ana.keyboard().press("n");
    assertThat(button(ben, "Vote 3")).isVisible();
    assertThat(ben.getByText("Show the status").first()).isVisible();
    String seen = "() => { window.seen = {}; const look = () => { for (const li of"
        + " document.querySelectorAll('[data-seat].cast')) window.seen[li.dataset.seat] ??="
        + " performance.timeOrigin + performance.now(); requestAnimationFrame(look); }; look(); }";
    for (Page page : all()) page.evaluate(seen);
    List<Double> took = new ArrayList<>();
    for (Page voter : List.of(ben, phone)) {
      double from = ((Number) voter.evaluate("() => { const at = performance.timeOrigin +"
              + " performance.now(); document.querySelector('.hand button:nth-of-type(1)').click();"
              + " return at; }"))
          .doubleValue();
      String count = voter == ben ? "1 of 3 voted" : "2 of 3 voted";
      for (Page page : all()) assertThat(page.getByText(count)).isVisible();
      for (Page page : all()) {
        took.add(((Number) page.evaluate("Math.max(...Object.values(window.seen))")).doubleValue()
            - from);
      }
    }
    System.out.printf(
        "SessionIT: a vote was on the other screens after %s ms%n",
        took.stream().map(Math::round).toList());
    workshop.op("{\"type\":\"setCriterionText\",\"id\":\"" + criterion
        + "\",\"text\":\"Is there in a tenth of a second\"}");
    for (Page page : all()) {
      assertThat(page.getByText("cast before change").first()).isVisible();
    }
    assertThat(wall.getByText("cast before change")).hasCount(2);
    for (Page page : List.of(ben, phone)) {
      button(page, "Vote 3").click();
      assertThat(button(page, "Vote 3")).hasAttribute("aria-pressed", "true");
    }
    assertThat(ana.getByText("cast before change")).hasCount(0);
    assertThat(wall.getByText("cast before change")).hasCount(0);
    button(cara, "Vote 3").click();
    assertThat(phone.getByText("Everybody played the same card.")).isVisible();
    assertThat(wall.getByText("All the same")).isVisible();
    button(ana, "Agree on 3 points").click();
    assertThat(ben.getByText("Agreed: 3 points")).isVisible();
  }

  /** R7: pages go along across altitudes, one looks away and comes back with one key. */
  private void goAlongAndLookAway() {
    goOnTo("Fill the sprint");
    assertThat(wall.locator(".plan")).containsText("Sprint 8");
    assertThat(wall.locator(".plan .points")).hasText("8");
    ana.keyboard().press("2");
    ben.waitForURL("**/backlog**");
    new Rows(ana).select("Print a slip");
    Locator details = ben.getByRole(com.microsoft.playwright.options.AriaRole.COMPLEMENTARY);
    assertThat(details.getByText("Print a slip").first()).isVisible();
    ben.keyboard().press("1");
    ben.waitForURL("**/roadmap?card=*");
    new Rows(ana).select("Show the status");
    assertThat(details.getByText("Show the status").first()).isVisible();

    ben.keyboard().press("f");
    ben.waitForURL("**/backlog?card=*");
    new Rows(ben).select("Refund to card");
    assertThat(button(ben, "Back to Ana")).isVisible();
    new Rows(ana).select("Print a slip");
    assertThat(details.getByText("Refund to card").first()).isVisible();
    ben.keyboard().press("f");
    assertThat(details.getByText("Print a slip").first()).isVisible();

    new Rows(ben).select("Refund to card");
    button(ana, "Lead the session").click();
    ana.getByText("Bring everyone here").click();
    assertThat(details.getByText("Print a slip").first()).isVisible();
  }

  private void commit() {
    ana.navigate(workshop.view("sprint"));
    button(ana, "Commit").click();
    assertThat(ana.getByText("Committed to 8 points.").first()).isVisible();
    button(ana, "Lead the session").click();
    ana.getByText("End the session").click();
    for (Page page : all()) assertThat(timer(page)).hasCount(0);
    assertThat(wall.locator("[data-panel=sprint]")).isVisible();
    assertThat(wall.getByText("Sprint 8").first()).isVisible();
    Blank.never(wall);
  }

  private void wallShows(String story, String words) {
    assertThat(wall.locator("[data-panel=session] .story")).containsText(story);
    assertThat(wall.locator(".sum")).containsText(words);
  }

  private void goOnTo(String... phases) {
    for (String phase : phases) {
      button(ana, "Next").click();
      assertThat(ana.locator("[aria-label='Live session']")).containsText(phase);
    }
    for (Page page : all()) {
      assertThat(page.locator("[aria-label='Live session']"))
          .containsText(phases[phases.length - 1]);
    }
  }

  private static Locator timer(Page page) {
    return page.locator("[data-timer]");
  }
}
