package dev.tandem.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * Gives each test its own people: {@code @RegisterExtension final Browsers browsers = new Browsers();}, then one {@link
 * #newContext} a person. All tests of a thread share one Chromium, each context has its own cookies and storage.
 *
 * <p>After a test all its contexts are closed. A test in which a page threw an error that nobody caught, or wrote one to
 * its console, fails; so a breach of the content policy does, too. Of a failed test each page is kept as {@code
 * target/browser-failures/<class>.<method>-<n>.png}. For the thread of the test only.
 */
public final class Browsers
    implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback {
  private static final Path FAILURES = Path.of("target", "browser-failures");
  private static final List<String> ARGUMENTS = List.of(
      "--no-sandbox", // containers run the tests as root
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage");

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> pageErrors = new ArrayList<>();
  private Browser browser;

  /** A new person with an empty browser. Sizes in CSS pixels. */
  public BrowserContext newContext(int width, int height, ColorScheme colorScheme) {
    return newContext(
        new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(colorScheme));
  }

  /** A new person with an empty browser on a phone. Sizes in CSS pixels. */
  public BrowserContext newPhone(int width, int height, ColorScheme colorScheme) {
    return newContext(new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setHasTouch(true)
        .setIsMobile(true)
        .setColorScheme(colorScheme));
  }

  /** A new person with an empty browser, for reduced motion and the like. */
  public BrowserContext newContext(Browser.NewContextOptions options) {
    return watched(browser.newContext(options));
  }

  /** A browser of its own whose storage is in a folder, so that it can be killed and opened again. */
  public BrowserContext open(Path folder) {
    var options = new BrowserType.LaunchPersistentContextOptions().setArgs(ARGUMENTS);
    Chromium.find().ifPresent(options::setExecutablePath);
    return watched(browser.browserType().launchPersistentContext(folder, options));
  }

  private BrowserContext watched(BrowserContext context) {
    context.onWebError(error -> pageErrors.add(error.error()));
    context.onConsoleMessage(message -> {
      if (message.type().equals("error") && !aboutTheNetwork(message.text())) {
        pageErrors.add(message.text());
      }
    });
    contexts.add(context);
    return context;
  }

  /** Chromium writes each failed request to the console, also those that a page reckons with. */
  private static boolean aboutTheNetwork(String text) {
    return text.startsWith("Failed to load resource") || text.startsWith("WebSocket connection to");
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    browser = test.getRoot()
        .getStore(ExtensionContext.Namespace.create(Browsers.class))
        .getOrComputeIfAbsent(Thread.currentThread(), key -> Shared.start(), Shared.class)
        .browser;
  }

  /** Before the test's own end, which takes the server away from the pages. */
  @Override
  public void afterTestExecution(ExtensionContext test) {
    if (test.getExecutionException().isPresent() || !pageErrors.isEmpty()) {
      keepPages(test.getRequiredTestClass().getSimpleName() + "."
          + test.getRequiredTestMethod().getName());
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    var errors = List.copyOf(pageErrors);
    pageErrors.clear();
    assertThat(errors).as("errors in a page that nobody caught").isEmpty();
  }

  private void keepPages(String name) {
    var number = 0;
    for (var context : contexts) {
      for (var page : context.pages()) {
        var file = FAILURES.resolve(name + "-" + ++number + ".png");
        try {
          page.screenshot(new Page.ScreenshotOptions().setPath(file));
          System.err.println("Page of the failed test: " + file);
        } catch (PlaywrightException lost) {
          System.err.println("No picture of a page of the failed test: " + lost.getMessage());
        }
      }
    }
  }

  /** The one Chromium of a thread; the root store of JUnit closes it after the last test. */
  private record Shared(Playwright playwright, Browser browser) implements AutoCloseable {
    static Shared start() {
      Optional<Path> chromium = Chromium.find();
      var environment = new HashMap<>(System.getenv());
      chromium.ifPresent(path -> environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
      Playwright playwright = null;
      try {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        var options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
        chromium.ifPresent(options::setExecutablePath);
        return new Shared(playwright, playwright.chromium().launch(options));
      } catch (RuntimeException failed) {
        if (playwright != null) {
          playwright.close();
        }
        if (chromium.isPresent() || "true".equals(System.getenv("CI"))) {
          throw failed;
        }
        throw new TestAbortedException(
            "No browser. Install Chromium or set CHROMIUM to one: " + failed.getMessage());
      }
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }
}
