package dev.tandem.config;

import dev.tandem.domain.board.Limits;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads settings and collects what is wrong with them, so that a person mends all at once. */
final class SettingsReader {
  private static final Set<String> REDIS_SCHEMES = Set.of("redis", "rediss", "unix");
  private static final int LARGEST = 1 << 30;

  private final Map<String, String> env;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<String, String> env) {
    this.env = env;
  }

  /** Throws when anything read so far was wrong. */
  void end() throws BadSettings {
    if (!problems.isEmpty()) throw new BadSettings(problems);
  }

  private String value(Setting setting) {
    String value = env.getOrDefault(setting.variable(), "").strip();
    return value.isEmpty() ? setting.preset() : value;
  }

  /** A wrong value is not repeated: it may be a password that was put into the wrong variable. */
  private void wrong(Setting setting, String must) {
    problems.add(setting.variable() + " must be " + must);
  }

  Optional<String> text(Setting setting) {
    return Optional.of(value(setting)).filter(text -> !text.isEmpty());
  }

  String host(Setting setting) {
    String host = value(setting);
    if (!host.matches("[A-Za-z0-9.:%_-]+")) wrong(setting, "an address or a host name");
    return host;
  }

  int number(Setting setting, int least, int most) {
    try {
      int number = Integer.parseInt(value(setting));
      if (number >= least && number <= most) return number;
    } catch (NumberFormatException e) {
      // the same answer as for one out of bounds
    }
    wrong(setting, "a whole number from " + least + " to " + most);
    return least;
  }

  boolean onOff(Setting setting) {
    String value = value(setting);
    if (!value.equals("on") && !value.equals("off")) wrong(setting, "on or off");
    return value.equals("on");
  }

  Path folder(Setting setting) {
    try {
      return Path.of(value(setting));
    } catch (InvalidPathException e) {
      wrong(setting, "a path of this machine");
      return Path.of(setting.preset());
    }
  }

  Optional<String> redis(Setting setting) {
    Optional<String> url = text(setting);
    if (url.filter(text -> !isRedis(text)).isPresent())
      wrong(setting, "an address like redis://host:6379");
    return url;
  }

  private static boolean isRedis(String url) {
    int end = url.indexOf("://");
    return end > 0 && REDIS_SCHEMES.contains(url.substring(0, end)) && url.length() > end + 3;
  }

  Optional<URI> address(Setting setting) {
    Optional<String> text = text(setting);
    if (text.isEmpty()) return Optional.empty();
    try {
      URI uri = new URI(text.get().replaceFirst("/$", ""));
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean bare = uri.getRawPath().isEmpty()
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null;
      if (web && uri.getHost() != null && bare) return Optional.of(uri);
    } catch (URISyntaxException e) {
      // the same answer as for one that is no web address
    }
    wrong(setting, "an address like https://tandem.example.org, without a path");
    return Optional.empty();
  }

  ServerLimits limits() {
    return new ServerLimits(
        new Limits(
            number(Setting.LIMIT_TITLE, 1, 100_000),
            number(Setting.LIMIT_TEXT, 1, 1_000_000),
            atLeastOne(Setting.LIMIT_STORIES),
            atLeastOne(Setting.LIMIT_LANES),
            atLeastOne(Setting.LIMIT_ENTITIES)),
        atLeastOne(Setting.LIMIT_BOARD),
        number(Setting.LIMIT_FRAME, 4_096, LARGEST),
        atLeastOne(Setting.LIMIT_OPS),
        number(Setting.LIMIT_OP, 1_024, 1 << 20),
        atLeastOne(Setting.LIMIT_OPS_RATE),
        atLeastOne(Setting.LIMIT_OPS_BURST),
        atLeastOne(Setting.LIMIT_BOARD_RATE),
        atLeastOne(Setting.LIMIT_CONNECTIONS),
        atLeastOne(Setting.LIMIT_TICKETS),
        atLeastOne(Setting.LIMIT_GUESSES),
        number(Setting.LIMIT_IMPORT, 1_024, LARGEST),
        atLeastOne(Setting.LIMIT_IMPORT_ROWS));
  }

  private int atLeastOne(Setting setting) {
    return number(setting, 1, LARGEST);
  }
}
