package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tandem.browser.Controls.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
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

/** Five screens in one session: the same time on all, and cards that nobody sees. */
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

  @Test
  void timersAgreeOnAllScreensAndCardsStayHidden() {
    plan(workshop.stories("Refund to card", "Show the status", "Print a slip"));
    everybodyComes();
    start();
    checkIn();
    firstRound();
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
    BrowserContext pocket = browsers.newContext(new Browser.NewContextOptions()
        .setViewportSize(360, 740)
        .setHasTouch(true)
        .setIsMobile(true)
        .setColorScheme(ColorScheme.DARK));
    pocket.addInitScript(SKEWED.formatted(-7_000));
    phone = workshop.joins(pocket, "Dita", "developer");
    Page wall = browsers.newContext(1280, 720, ColorScheme.DARK).newPage();
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

  /** L2: who is missing is named, and nobody sees a card. */
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
