package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tandem.browser.Controls.field;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several people write one description at the same time, and all they wrote is there. */
class WritingIT {
  private static final LocatorAssertions.HasTextOptions PATIENT =
      new LocatorAssertions.HasTextOptions().setTimeout(30_000);

  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();
  private String story;
  private Page anasPage;
  private Page bosPage;
  private Locator ana;
  private Locator bo;

  @BeforeEach
  void bothOpenTheStory() {
    story = workshop.stories("One").get(0);
    anasPage = workshop.joins(browsers, "Ana", "po");
    ana = opened(anasPage);
    bosPage = workshop.joins(browsers, "Bo", "po");
    bo = opened(bosPage);
    ana.fill("begin end");
    assertThat(bo).hasText("begin end", PATIENT);
  }

  private Locator opened(Page page) {
    page.navigate(workshop.view("backlog?card=" + story));
    Workshop.live(page);
    return field(page, "Description");
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void atDifferentPlaces() {
    ana.press("Home");
    bo.press("End");
    for (int i = 0; i < 10; i++) {
      ana.pressSequentially("a");
      bo.pressSequentially("b");
    }
    for (Locator each : List.of(ana, bo))
      assertThat(each).hasText("aaaaaaaaaabegin endbbbbbbbbbb", PATIENT);
  }

  @Test
  void atTheSamePlace() {
    ana.press("End");
    bo.press("End");
    for (int i = 0; i < 10; i++) {
      ana.pressSequentially("a");
      bo.pressSequentially("b");
    }
    Pattern all = Pattern.compile("begin end(?=(b*a){10}b*$)(?=(a*b){10}a*$)[ab]{20}");
    assertThat(ana).hasText(all, PATIENT);
    assertThat(bo).hasText(ana.textContent(), PATIENT);
  }

  @Test
  void threeOfThemOneOfflineAndLoadingThePageAnew() {
    Locator cem = opened(workshop.joins(browsers, "Cem", "po"));
    anasPage.context().setOffline(true);
    ana.press("Home");
    ana.pressSequentially("Kept here. ");
    bo.press("End");
    bo.pressSequentially(" Meanwhile.");
    anasPage.reload();
    assertThat(ana).hasText("Kept here. begin end", PATIENT);
    ana.press("End");
    ana.pressSequentially(" Also.");
    cem.press("Home");
    for (int i = 0; i < "begin".length(); i++) cem.press("ArrowRight");
    cem.pressSequentially(", middle,");
    assertThat(bo).hasText("begin, middle, end Meanwhile.", PATIENT);
    anasPage.context().setOffline(false);

    Pattern all = Pattern.compile(
        "Kept here\\. begin, middle, end( Also\\. Meanwhile\\.| Meanwhile\\. Also\\.)");
    assertThat(bo).hasText(all, PATIENT);
    for (Locator each : List.of(ana, cem)) assertThat(each).hasText(bo.textContent(), PATIENT);
  }

  @Test
  void whereTheOthersWriteIsSeen() {
    bo.press("End");
    Locator caret = anasPage.locator(".caret");
    assertThat(caret).hasAttribute("data-name", "Bo");
    bo.press("Shift+Home");
    Locator marked =
        ana.locator("span").filter(new Locator.FilterOptions().setHasText("begin end"));
    assertThat(marked).hasText("begin end");
    ana.press("End");
    ana.pressSequentially("ing");
    assertThat(marked).hasText("begin end");
    bo.press("Escape");
    assertThat(caret).hasCount(0);
  }

  @Test
  void undoTakesBackOnlyOnesOwnWords() {
    bo.press("End");
    bosPage.keyboard().insertText(" theirs");
    assertThat(ana).hasText("begin end theirs", PATIENT);
    ana.press("Home");
    ana.pressSequentially("mine ");
    assertThat(bo).hasText("mine begin end theirs", PATIENT);
    bo.press("Control+z");
    for (Locator each : List.of(ana, bo)) assertThat(each).hasText("mine begin end", PATIENT);
    bo.press("Control+Shift+z");
    for (Locator each : List.of(ana, bo))
      assertThat(each).hasText("mine begin end theirs", PATIENT);
  }
}
