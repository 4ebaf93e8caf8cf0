package dev.tandem.transfer;

import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.roadmap.Horizon;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the demo board's stories are told apart: lanes, initiatives and labels, by words in titles. */
final class DemoThemes {
  /**
   * One initiative and the stories that belong to it; a story belongs to the first that fits.
   *
   * @param scope so many stories, the first ones, are what the initiative takes on; later ones are on no roadmap yet
   */
  record Theme(String lane, String title, Horizon horizon, int scope, Pattern words) {}

  static final String DATA = "Data and queries";
  static final String ACCESS = "People and devices";
  static final String CORE = "Core and scale";
  static final String DELIVERY = "Quality and delivery";

  static final List<String> LANES = List.of(DATA, ACCESS, CORE, DELIVERY);

  static final List<Theme> THEMES = List.of(
      theme(
          DELIVERY,
          "A test suite we trust",
          Horizon.NEXT,
          6,
          "test not passing|^fix \\w*(IT|tests?)\\b|test framework|rest tests?\\b|IT tests|\\w+IT$|jacoco"),
      theme(
          ACCESS,
          "Push notifications that arrive",
          Horizon.NOW,
          6,
          "push|notif|apns?\\b|gcm|windows phone"),
      theme(
          DELIVERY,
          "Docs and SDKs for newcomers",
          Horizon.NEXT,
          6,
          "\\bdocs?\\b|documentation|sdk\\b|guide|getting started|swagger|blog|contribution"),
      theme(
          ACCESS,
          "A portal that shows more",
          Horizon.LATER,
          6,
          "portal|dropdown|data view|list views|combo box|mouseover"),
      theme(
          ACCESS,
          "One sign-in for all instances",
          Horizon.NOW,
          6,
          "sso|token|auth|login|superuser|permission|\\bacl\\b|shiro|password|admin users?|credential|signup"),
      theme(DATA, "Import and export of whole apps", Horizon.NEXT, 5, "import|export"),
      theme(
          CORE,
          "Migration from 1.0 without fear",
          Horizon.LATER,
          4,
          "migrat|hector|keyspace|setup"),
      theme(CORE, "Indexing that keeps up", Horizon.NOW, 8, "index|elastic|\\bES\\b|sqs|sns|queue"),
      theme(
          DATA,
          "Queries that return what was asked",
          Horizon.NOW,
          10,
          "quer|cursor|\\bgeo|limit|paging|pages|select|\\bql\\b|search"),
      theme(DATA, "Files and assets in S3", Horizon.LATER, 3, "asset|\\bS3|upload"),
      theme(CORE, "Connections and the graph", Horizon.NEXT, 2, "connection|graph|edge|shard"),
      theme(
          DATA,
          "Entities behave the same everywhere",
          Horizon.NEXT,
          3,
          "entit|collection|serializ|unique|delet|\\bPUT\\b|\\bPOST\\b|\\bGET\\b"),
      theme(
          CORE,
          "Fast and observable under load",
          Horizon.NEXT,
          2,
          "load|metric|jmx|performance|profile|soak|counter|timer|cassandra|hystrix|logg"),
      theme(
          DELIVERY,
          "Release 2.1 to Apache",
          Horizon.NOW,
          6,
          "release|apache|license|rpm|build|deploy|merge|upgrade|jenkins|launcher|\\b2\\.\\d\\b"));

  private static final Map<String, Pattern> LABELS = Map.of(
      "spike", words("spike|investigate|research|prototype"),
      "bug",
          words(
              "^fix|error|exception|cannot|can't|bug\\b|broken|npe|fail|not work|doesn't|incorrect|wrong|null"),
      "docs", words("\\bdocs?\\b|documentation|guide|blog"),
      "test", words("\\btests?\\b|\\w+IT\\b"));

  /** What makes some of the first stories done. */
  static final Map<String, List<String>> CRITERIA = Map.of(
      "Asset data does not correctly obey contextual ownership like the entity",
      List.of(
          "A user reads and writes the data of an own asset",
          "Another user gets a 404",
          "An anonymous user gets a 404"),
      "Bad geo query returns entire collection",
      List.of(
          "A badly formed geo query is answered with 400",
          "The answer names the part that is wrong"),
      "Limit on connection query not working",
      List.of("limit=5 returns five entities", "The cursor goes on where the page ended"),
      "Expose refresh token at the REST tier",
      List.of(
          "Signing in returns a refresh token",
          "A refresh token gives one new access token",
          "A used refresh token is refused"),
      "Fresh Admin user token won't work on /management/users/me",
      List.of("A fresh token of an admin user opens /management/users/me"),
      "We don't seem to be parsing '++' correctly",
      List.of(
          "A plus sign in a query value is found as it was stored",
          "Encoded and plain forms give the same answer"));

  private DemoThemes() {}

  private static Theme theme(String lane, String title, Horizon horizon, int scope, String words) {
    return new Theme(lane, title, horizon, scope, words(words));
  }

  private static Pattern words(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }

  /** The initiatives of the stories that are on the roadmap, in the order of the stories. */
  static Map<EntityId, Theme> of(List<CreateStory> stories) {
    Map<EntityId, Theme> found = new LinkedHashMap<>();
    Map<Theme, Integer> taken = new HashMap<>();
    for (CreateStory story : stories) {
      of(story.title())
          .filter(theme -> taken.merge(theme, 1, Integer::sum) <= theme.scope())
          .ifPresent(theme -> found.put(story.id(), theme));
    }
    return found;
  }

  private static Optional<Theme> of(String title) {
    return THEMES.stream().filter(theme -> theme.words().matcher(title).find()).findFirst();
  }

  /** The labels of a story, in alphabetical order. */
  static List<String> labels(String title) {
    return LABELS.entrySet().stream()
        .filter(label -> label.getValue().matcher(title).find())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
