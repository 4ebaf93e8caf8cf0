package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tandem.browser.Controls.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that are not all good. */
class ImportIT {
  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void brokenRowsAreListedWithLineAndReasonAndTheRestArrives() {
    String csv = "title,points\nRefund to card,3\nShow status,lots\n,1\nPay out,5\n";
    Page ana = workshop.joins(browsers, "Ana", "owner");
    button(ana, "Import").click();
    ana.locator("input[type=file]")
        .setInputFiles(
            new FilePayload("stories.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    Locator left = ana.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName("Rows that are left out"));
    isListed(left.getByRole(AriaRole.ROW).nth(1), "3", "Points");
    isListed(left.getByRole(AriaRole.ROW).nth(2), "4", "Title");

    button(ana, "Import 2 stories").click();

    assertThat(ana.getByText("2 stories are at the end of the backlog.")).isVisible();
    assertThat(ana.getByText("2 rows were left out")).isVisible();
    isListed(left.getByRole(AriaRole.ROW).nth(1), "3", "Points");
    button(ana, "Show them").click();
    new Rows(ana).areInOrder("Refund to card", "Pay out");
  }

  private static void isListed(Locator row, String line, String column) {
    Locator cells = row.locator("td");
    assertThat(cells.nth(0)).hasText(line);
    assertThat(cells.nth(1)).hasText(column);
    assertThat(cells.nth(2)).not().isEmpty();
  }
}
