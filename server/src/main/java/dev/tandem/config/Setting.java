package dev.tandem.config;

import java.util.Arrays;
import java.util.Optional;

/** One environment variable that Tandem reads. The table in {@code server/README.md} is checked against this list. */
public enum Setting {
  HOST(
      "TANDEM_HOST",
      "127.0.0.1",
      "address",
      "Where it listens; `0.0.0.0` for all addresses of the machine"),
  PORT("TANDEM_PORT", "8080", "port", "Where it listens; 0 takes a free one"),
  DATA("TANDEM_DATA", "./tandem-data", "folder", "Data of the embedded Redis"),
  REDIS(
      "REDIS_URL",
      "",
      "URL",
      "A Redis of your own; empty: the embedded one. `redis://h1:26379,h2:26379?master=NAME` for Sentinel"),
  REDIS_WAIT(
      "TANDEM_REDIS_WAIT",
      "on",
      "on, off",
      "`on` finds out, if Redis has a replica, when a change is there, too, and tells"),
  OWNER_TOKEN(
      "TANDEM_OWNER_TOKEN",
      "",
      "text",
      "Bearer token with the owner's rights on every board; empty: each start prints a one-time owner link"),
  PUBLIC_URL(
      "TANDEM_PUBLIC_URL",
      "",
      "URL",
      "Address that people use, for links and the origin check; empty: where it listens, `localhost` too"),
  RATE_LIMITS(
      "TANDEM_RATE_LIMITS",
      "on",
      "on, off",
      "`off` for benchmarks: no rates, no connection counts"),
  TRUST_PROXY(
      "TANDEM_TRUST_PROXY",
      "off",
      "on, off",
      "`on` believes `X-Forwarded-For`, `-Proto` and `-Host`"),
  MEMBERS_MAKE_BOARDS(
      "TANDEM_MEMBERS_MAKE_BOARDS",
      "off",
      "on, off",
      "`on` lets everybody who is signed in make boards"),
  SESSION_DAYS("TANDEM_SESSION_DAYS", "90", "days", "A sign-in ends after so long without use"),
  INVITE_DAYS(
      "TANDEM_INVITE_DAYS", "14", "days", "How long an invite works that names no other time"),
  OWNER_LINK_MINUTES(
      "TANDEM_OWNER_LINK_MINUTES", "1440", "minutes", "How long the printed owner link works"),
  LIMIT_FRAME("TANDEM_LIMIT_FRAME", "65536", "bytes", "Largest message from a client"),
  LIMIT_OPS("TANDEM_LIMIT_OPS", "100", "ops", "Most ops in one message or call"),
  LIMIT_OP("TANDEM_LIMIT_OP", "16384", "bytes", "Largest op"),
  LIMIT_TITLE("TANDEM_LIMIT_TITLE", "512", "UTF-16 units", "Longest title or name"),
  LIMIT_TEXT("TANDEM_LIMIT_TEXT", "100000", "UTF-16 units", "Longest text"),
  LIMIT_STORIES("TANDEM_LIMIT_STORIES", "20000", "stories", "Most stories of a board"),
  LIMIT_LANES("TANDEM_LIMIT_LANES", "200", "lanes", "Most lanes of a board"),
  LIMIT_ENTITIES(
      "TANDEM_LIMIT_ENTITIES", "40000", "things", "Most things of any other kind on a board"),
  LIMIT_BOARD("TANDEM_LIMIT_BOARD", "67108864", "bytes", "Largest board"),
  LIMIT_OPS_RATE(
      "TANDEM_LIMIT_OPS_RATE", "30", "ops a second", "Above it a connection is read slower"),
  LIMIT_OPS_BURST(
      "TANDEM_LIMIT_OPS_BURST", "120", "ops", "What a connection may send at once before that"),
  LIMIT_BOARD_RATE(
      "TANDEM_LIMIT_BOARD_RATE",
      "500",
      "ops a second",
      "Above it all connections of a board are read slower"),
  LIMIT_CONNECTIONS(
      "TANDEM_LIMIT_CONNECTIONS", "20", "connections", "Most open connections of a person"),
  LIMIT_TICKETS("TANDEM_LIMIT_TICKETS", "120", "tickets a minute", "Most tickets of a person"),
  LIMIT_GUESSES(
      "TANDEM_LIMIT_GUESSES", "20", "tries a minute", "Most wrong invites from one address"),
  LIMIT_IMPORT("TANDEM_LIMIT_IMPORT", "20971520", "bytes", "Largest file to import"),
  LIMIT_IMPORT_ROWS("TANDEM_LIMIT_IMPORT_ROWS", "20000", "rows", "Most rows of a file to import");

  private final String variable;
  private final String preset;
  private final String unit;
  private final String meaning;

  Setting(String variable, String preset, String unit, String meaning) {
    this.variable = variable;
    this.preset = preset;
    this.unit = unit;
    this.meaning = meaning;
  }

  /** The name of the environment variable. */
  public String variable() {
    return variable;
  }

  /** What holds when it is unset or empty; an empty text means none. */
  public String preset() {
    return preset;
  }

  /** The table of all settings as Markdown. */
  public static String table() {
    StringBuilder table =
        new StringBuilder("| setting | default | unit | meaning |\n| --- | --- | --- | --- |\n");
    Arrays.stream(values())
        .forEach(setting -> table.append("| `%s` | %s | %s | %s |\n"
            .formatted(
                setting.variable,
                Optional.of(setting.preset)
                    .filter(text -> !text.isEmpty())
                    .map(text -> "`" + text + "`")
                    .orElse("none"),
                setting.unit,
                setting.meaning)));
    return table.toString();
  }
}
