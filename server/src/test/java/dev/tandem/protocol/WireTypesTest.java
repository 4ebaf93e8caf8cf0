package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the page's types equal to the server's records. {@code -Dupdate} rewrites them. */
class WireTypesTest {
  static final Path FOLDER = Path.of("../web/src/protocol");

  @Test
  void generatedTypesAreThoseOfTheRecords() throws IOException {
    Path file = FOLDER.resolve("generated.ts");
    String types = WireTypes.typescript();
    if (System.getProperty("update") != null) Files.writeString(file, types);
    assertThat(Files.readString(file))
        .as("generated.ts is not of these records: run this test once more with -Dupdate")
        .isEqualTo(types);
  }
}
