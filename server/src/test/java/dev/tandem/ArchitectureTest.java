package dev.tandem;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom. A new package gets a row here, or {@link #everyPackageHasARow} fails. */
class ArchitectureTest {
  private static final String BASE = "dev.tandem";
  private static final JavaClasses SERVER = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages(BASE);

  private static final List<String> VERTX = List.of("io.vertx..", "io.netty..");

  /** Package below the base, then what it may use beside itself and {@code java..}. */
  private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
      entry("domain", List.of(own("domain.."))),
      entry("domain.board", and(domain("text"), "org.pcollections..")),
      entry("domain.text", List.of()),
      entry("domain.proposal", domain("board")),
      entry("domain.objective", domain("board")),
      entry("domain.roadmap", domain("board", "text", "objective")),
      entry("domain.release", domain("board")),
      entry("domain.backlog", domain("board", "text", "roadmap", "release")),
      entry("domain.ideas", domain("board", "roadmap", "backlog")),
      entry("domain.scoring", domain("board", "roadmap")),
      entry("domain.handoff", domain("board", "roadmap", "backlog")),
      entry("domain.sprint", domain("board", "text", "roadmap", "backlog")),
      entry("domain.members", domain("board", "roadmap", "backlog", "sprint")),
      entry("domain.restore", domain("board")),
      entry("domain.session", domain("board", "text", "roadmap", "backlog", "sprint")),
      entry("domain.retro", domain("board", "text", "roadmap", "backlog", "ideas", "session")),
      entry("domain.wall", domain("board", "text", "roadmap", "backlog", "sprint", "session")),
      entry("forecast", server("domain..")),
      entry("history", server("domain..")),
      entry("whatif", server("domain..")),
      entry(
          "protocol",
          and(server("domain..", "forecast"), "com.fasterxml.jackson..", "io.vertx.core.buffer..")),
      entry("transfer", and(server("domain..", "protocol"), "com.fasterxml.jackson..")),
      entry("store", and(server("domain..", "protocol"), "io.vertx.core..", "io.vertx.redis..")),
      entry(
          "room",
          and(
              server("domain..", "forecast", "history", "whatif", "protocol", "store", "auth"),
              "com.fasterxml.jackson.databind..",
              "io.vertx.core..")),
      entry("auth", and(server("domain.board", "store"), VERTX)),
      entry("connection", and(server("domain..", "room", "protocol", "auth"), VERTX)),
      entry("webhook", and(server("domain..", "room", "protocol", "auth"), VERTX)),
      entry(
          "http",
          and(
              and(server("domain..", "room", "protocol", "auth", "transfer", "store"), VERTX),
              "com.fasterxml.jackson.databind..")),
      entry("config", List.of(own("domain.board"))),
      entry(
          "metrics",
          and(List.of(own("domain.board"), "io.micrometer..", "io.prometheus.."), VERTX)));

  static Set<String> packages() {
    return MAY_USE.keySet();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void packageKeepsToItsRow(String name) {
    var allowed = Stream.concat(Stream.of("java..", own(name)), MAY_USE.get(name).stream())
        .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(own(name))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .allowEmptyShould(true)
        .check(SERVER);
  }

  @Test
  void everyPackageHasARow() {
    var found = SERVER.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> !name.equals(BASE))
        .map(name -> name.substring(BASE.length() + 1))
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(MAY_USE.keySet()).containsAll(found);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching(BASE + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(SERVER);
  }

  private static String own(String name) {
    return BASE + "." + name;
  }

  private static List<String> domain(String... features) {
    return Stream.of(features).map(feature -> own("domain." + feature)).toList();
  }

  /** What all but the domain may use: project packages, the leaves, logging, persistent collections. */
  private static List<String> server(String... names) {
    return Stream.concat(
            Stream.of(own("config"), own("metrics"), "org.slf4j..", "org.pcollections.."),
            Stream.of(names).map(ArchitectureTest::own))
        .toList();
  }

  private static List<String> and(List<String> some, String... more) {
    return and(some, List.of(more));
  }

  private static List<String> and(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
