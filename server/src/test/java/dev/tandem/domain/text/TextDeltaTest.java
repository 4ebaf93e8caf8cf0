package dev.tandem.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.domain.backlog.Text;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.text.TextDelta.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for any edits, on random ones. Seeds are fixed: a failure comes back. */
class TextDeltaTest {
  private static final int HISTORIES = 100_000;
  private static final List<String> WORDS = List.of("x", "ab", "\n", "", "one\ntwo", "é");

  /** A change of a text as an editor might make it: a few places, kept as it is read from JSON. */
  private static TextDelta random(Random random, int length) {
    List<Part> parts = new ArrayList<>();
    for (int at = 0; at < length || random.nextInt(3) == 0; ) {
      int covers = Math.min(length - at, random.nextInt(5));
      at += covers;
      if (random.nextInt(5) < 3) parts.add(Part.keep(covers));
      else parts.add(Part.replace(covers, lines(WORDS.get(random.nextInt(WORDS.size())))));
    }
    return new TextDelta(parts);
  }

  private static List<String> lines(String word) {
    return word.isEmpty() ? List.of() : List.of(word.split("\n", -1));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) text.append((char) ('a' + random.nextInt(26)));
    return text.toString();
  }

  @Test
  void eitherOrderGivesTheSameText() {
    Random random = new Random(1);
    for (int i = 0; i < HISTORIES; i++) {
      String text = text(random);
      TextDelta a = random(random, text.length());
      TextDelta b = random(random, text.length());
      String first = b.after(a, false).apply(a.apply(text));
      String second = a.after(b, true).apply(b.apply(text));
      assertThat(first).as("%s: %s, %s", text, a, b).isEqualTo(second);
    }
  }

  @Test
  void whatIsMovedFitsAndPutsInAllItsText() {
    Random random = new Random(2);
    for (int i = 0; i < HISTORIES; i++) {
      String text = text(random);
      TextDelta a = random(random, text.length());
      TextDelta b = random(random, text.length());
      TextDelta moved = b.after(a, random.nextBoolean());
      assertThat(moved.fits(a.apply(text).length())).isTrue();
      assertThat(inserted(moved)).isEqualTo(inserted(b));
    }
  }

  private static String inserted(TextDelta delta) {
    StringBuilder all = new StringBuilder();
    for (Part part : delta.parts()) all.append(String.join("\n", part.insert()));
    return all.toString();
  }

  /** A page with one unanswered edit and one that is not sent, as the client keeps them. */
  private static final class Page {
    String confirmed = "";
    int version;
    String shown = "";
    TextDelta sent;
    TextDelta unsent;
    int base;
    TextDelta frozen;

    void type(Random random) {
      if (unsent != null) return;
      unsent = random(random, shown.length());
      shown = unsent.apply(shown);
      if (sent == null) send();
    }

    void send() {
      sent = unsent;
      frozen = sent;
      base = version;
      unsent = null;
    }

    void hears(TextDelta delta, boolean own) {
      confirmed = delta.apply(confirmed);
      version++;
      if (own) {
        assertThat(delta).isEqualTo(sent);
        sent = null;
        frozen = null;
        if (unsent != null) send();
        return;
      }
      TextDelta over = delta;
      if (sent != null) {
        TextDelta moved = sent.after(over, false);
        over = over.after(sent, true);
        sent = moved;
      }
      if (unsent != null) {
        TextDelta moved = unsent.after(over, false);
        over = over.after(unsent, true);
        unsent = moved;
      }
      shown = over.apply(shown);
    }
  }

  private record Edit(TextDelta delta, Page author) {}

  @Test
  void pagesThatWriteAtOnceEndWithOneText() {
    Random random = new Random(3);
    for (int i = 0; i < HISTORIES / 10; i++) converge(random);
  }

  private static void converge(Random random) {
    Text server = new Text(EntityId.of("s1.description"), "", 0);
    List<Edit> log = new ArrayList<>();
    List<Page> pages = new ArrayList<>();
    for (int i = 2 + random.nextInt(3); i > 0; i--) pages.add(new Page());
    for (int step = 0; step < 30; step++) {
      Page page = pages.get(random.nextInt(pages.size()));
      switch (random.nextInt(3)) {
        case 0 -> page.type(random);
        case 1 -> server = serve(server, page, log);
        default -> listen(page, log);
      }
    }
    for (boolean more = true; more; ) {
      more = false;
      for (Page page : pages) {
        listen(page, log);
        int before = log.size();
        server = serve(server, page, log);
        more |= log.size() > before;
      }
    }
    for (Page page : pages) {
      listen(page, log);
      assertThat(page.shown).isEqualTo(server.value()).isEqualTo(page.confirmed);
    }
  }

  private static Text serve(Text text, Page page, List<Edit> log) {
    if (page.frozen == null) return text;
    TextDelta now = page.frozen;
    for (TextDelta other : text.since(page.base).orElseThrow()) now = now.after(other, false);
    page.frozen = null;
    log.add(new Edit(now, page));
    return text.edited(now);
  }

  private static void listen(Page page, List<Edit> log) {
    while (page.version < log.size()) {
      Edit next = log.get(page.version);
      page.hears(next.delta(), next.author() == page);
    }
  }

  @Test
  void changesOfTextsOfOtherLengthsAreNoPair() {
    TextDelta three = new TextDelta(List.of(Part.keep(3)));
    TextDelta four = new TextDelta(List.of(Part.keep(4)));
    assertThatIllegalArgumentException().isThrownBy(() -> three.after(four, true));
  }
}
