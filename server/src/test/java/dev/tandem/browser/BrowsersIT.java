package dev.tandem.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrowsersIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  @Test
  void opensPagesOfAGivenSizeAndColour() {
    var page = browsers.newContext(390, 844, ColorScheme.DARK).newPage();
    page.navigate("data:text/html,<title>Hello</title>");

    assertThat(page.title()).isEqualTo("Hello");
    assertThat(page.evaluate("[innerWidth, innerHeight]")).hasToString("[390, 844]");
    assertThat(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))
        .isEqualTo(true);
  }

  @Test
  void givesEachPersonTheirOwnCookies() {
    var one = browsers.newContext(1440, 900, ColorScheme.LIGHT);
    var other = browsers.newContext(1440, 900, ColorScheme.LIGHT);
    one.addCookies(List.of(new Cookie("who", "one").setUrl("http://tandem.test")));

    assertThat(one.cookies()).hasSize(1);
    assertThat(other.cookies()).isEmpty();
  }
}
