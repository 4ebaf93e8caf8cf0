package dev.tandem.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.tandem.testing.FaultProxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What people do without a server is kept, whatever becomes of the browser; and they are told that it is not saved. */
class OfflineIT {
  private static final int STORIES = 60;
  private static final int REMOVED = 20;
  private static final int EDITS = 500;

  /** Gives the page's own way to do an op a name that a test can call. */
  private static final String FIND = """
      () => {
        const find = (node) => {
          const inside = node?.component;
          for (const key of inside ? Object.getOwnPropertySymbols(inside.provides) : [])
            if (typeof inside.provides[key]?.dispatch === 'function') return inside.provides[key];
          const below = inside ? [inside.subTree] : Array.isArray(node?.children) ? node.children : [];
          for (const each of [...below, node?.suspense?.activeBranch]) {
            const found = each && typeof each === 'object' ? find(each) : undefined;
            if (found) return found;
          }
        };
        window.boardOfTest = find(document.querySelector('#app')._vnode);
        return window.boardOfTest !== undefined;
      }""";

  private static final String LABEL = """
      (edits) => { for (const [id, label] of edits)
        void window.boardOfTest.dispatch({ type: 'labelStory', id, label, on: true }); }""";

  /** All records of a store of the page's database. */
  private static final String KEPT = """
      (store) => new Promise((done, failed) => {
        const opening = indexedDB.open('tandem');
        opening.onerror = failed;
        opening.onsuccess = () => {
          const all = opening.result.transaction(store).objectStore(store).getAll();
          all.onsuccess = () => { opening.result.close(); done(all.result); };
        };
      })""";

  private static final String COUNT = "async (store) => (await (" + KEPT + ")(store)).length";
  private static final String DRAWER =
      "async () => (await (" + KEPT + ")('drawer')).reduce((sum, one) => sum + one.ops.length, 0)";

  @RegisterExtension
  final Browsers browsers = new Browsers();

  @TempDir
  Path folder;

  private final FaultProxy network = new FaultProxy();
  private final Workshop workshop = new Workshop(network);

  @AfterEach
  void close() {
    workshop.close();
    network.close();
  }

  @Test
  void editsOfThreeTabsOutliveAKilledBrowser() throws Exception {
    List<String> ids =
        workshop.stories(IntStream.range(0, STORIES).mapToObj(i -> "S" + i).toArray(String[]::new));
    BrowserContext browser = browsers.open(folder);
    List<Page> tabs = new ArrayList<>(List.of(workshop.joins(browser, "Ana", "po")));
    while (tabs.size() < 3) {
      Page tab = browser.newPage();
      tab.navigate(workshop.view("backlog"));
      Workshop.live(tab);
      tabs.add(tab);
    }
    browser.setOffline(true);
    for (int tab = 0; tab < 3; tab++) {
      int number = tab;
      assertThat(tabs.get(tab).evaluate(FIND)).isEqualTo(true);
      tabs.get(tab)
          .evaluate(
              LABEL,
              IntStream.range(0, EDITS)
                  .filter(i -> i % 3 == number)
                  .mapToObj(i -> List.of(ids.get(i % STORIES), "edit" + i))
                  .toList());
    }
    tabs.get(0).waitForCondition(() -> count(tabs.get(0), "pending") == EDITS);
    var signedIn = browser.cookies();
    kill();
    for (int i = 0; i < REMOVED; i++)
      workshop.op("{\"type\":\"removeStory\",\"id\":\"" + ids.get(i) + "\"}");

    BrowserContext reopened = browsers.open(folder);
    // Chromium writes cookies to the disk only now and then; hers was made a moment ago.
    reopened.addCookies(signedIn.stream()
        .map(each -> new Cookie(each.name, each.value)
            .setDomain(each.domain)
            .setPath(each.path)
            .setHttpOnly(each.httpOnly)
            .setSameSite(each.sameSite))
        .toList());
    Page again = reopened.newPage();
    again.navigate(workshop.view("backlog"));
    Workshop.live(again);
    again.waitForCondition(() -> count(again, "pending") == 0);
    int drawer = ((Number) again.evaluate(DRAWER)).intValue();
    int saved = saved();
    System.out.println("OfflineIT: " + saved + " saved, " + drawer + " in the drawer");
    assertThat(saved + drawer).isEqualTo(EDITS);
    assertThat(saved).isEqualTo(EDITS - onRemoved());
  }

  private static int onRemoved() {
    return (int) IntStream.range(0, EDITS).filter(i -> i % STORIES < REMOVED).count();
  }

  private static int count(Page page, String store) {
    return ((Number) page.evaluate(COUNT, store)).intValue();
  }

  private int saved() {
    int saved = 0;
    for (JsonNode entity : workshop.entities())
      for (JsonNode label : entity.path("labels")) if (label.asText().startsWith("edit")) saved++;
    return saved;
  }

  /** Ends every process of this browser as a power cut would. */
  private void kill() {
    List<ProcessHandle> all = ProcessHandle.allProcesses()
        .filter(each -> each.info()
            .commandLine()
            .filter(line -> line.contains(folder.toString()))
            .isPresent())
        .toList();
    assertThat(all).isNotEmpty();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().join());
  }

  @Test
  void aBlackHoleIsSaidToBeNotSavingWithinSixSeconds() {
    workshop.stories("One", "Two");
    Page ana = workshop.joins(browsers, "Ana", "po");
    network.hold(true, true);
    long begun = System.nanoTime();
    new Rows(ana).rename("One", "First");
    ana.waitForFunction("() => document.querySelector('header').innerText.includes('not saving')");
    long ms = (System.nanoTime() - begun) / 1_000_000;
    System.out.println("OfflineIT: said to be not saving after " + ms + " ms");
    assertThat(ms).isLessThan(6_500);
    network.heal();
    Workshop.live(ana);
    new Rows(ana).areInOrder("First", "Two");
    ana.waitForCondition(() -> workshop.entities().toString().contains("First"));
  }
}
