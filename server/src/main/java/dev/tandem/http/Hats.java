package dev.tandem.http;

import dev.tandem.domain.board.Hat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads hats from calls. */
final class Hats {
  private Hats() {}

  /** The hats of these words, each once; 400 for other words and for none. */
  static List<Hat> of(List<String> words) {
    List<Hat> hats = new ArrayList<>();
    for (String word : words) {
      Hat hat = Stream.of(Hat.values())
          .filter(known -> known.wire().equals(word))
          .findFirst()
          .orElseThrow(
              () -> Problem.invalid("hats", "Hats are owner, pm, po, developer and stakeholder."));
      if (!hats.contains(hat)) hats.add(hat);
    }
    if (hats.isEmpty()) throw Problem.invalid("hats", "Give at least one hat.");
    return hats;
  }
}
