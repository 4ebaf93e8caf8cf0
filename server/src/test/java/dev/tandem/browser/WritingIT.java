package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tandem.browser.Controls.field;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people write one description at the same time, and all they wrote is there. */
class WritingIT {
  private static final LocatorAssertions.HasValueOptions PATIENT =
      new LocatorAssertions.HasValueOptions().setTimeout(30_000);

  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();
  private Page anasPage;
  private Locator ana;
  private Locator bo;

  @BeforeEach
  void bothOpenTheStory() {
    String story = workshop.stories("One").get(0);
    anasPage = workshop.joins(browsers, "Ana", "po");
    Page bosPage = workshop.joins(browsers, "Bo", "po");
    anasPage.navigate(workshop.view("backlog?card=" + story));
    bosPage.navigate(workshop.view("backlog?card=" + story));
    ana = field(anasPage, "Description");
    bo = field(bosPage, "Description");
    ana.fill("begin end");
    assertThat(bo).hasValue("begin end");
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
    for (Locator each : new Locator[] {ana, bo})
      assertThat(each).hasValue("aaaaaaaaaabegin endbbbbbbbbbb", PATIENT);
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
    assertThat(ana).hasValue(all, PATIENT);
    assertThat(bo).hasValue(ana.inputValue(), PATIENT);
  }

  @Test
  void oneOfThemOffline() {
    anasPage.context().setOffline(true);
    ana.press("Home");
    ana.pressSequentially("Kept here. ");
    ana.press("End");
    ana.pressSequentially(" Also.");
    bo.press("End");
    bo.pressSequentially(" Meanwhile.");
    bo.blur();
    anasPage.context().setOffline(false);

    Pattern all =
        Pattern.compile("Kept here\\. begin end( Also\\. Meanwhile\\.| Meanwhile\\. Also\\.)");
    assertThat(bo).hasValue(all, PATIENT);
    assertThat(ana).hasValue(bo.inputValue(), PATIENT);
  }
}
