package dev.tandem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Who changes the wire meets a question here: can an old tab, or a wall left on for weeks, read this? If not, raise
 * {@link ProtocolVersion#CURRENT}. Either way, write the new hash below.
 */
class ProtocolVersionTest {
  private static final int VERSION = 1;
  private static final String WIRE = "6e1bbc78649baf7c";
  private static final Pattern COMMENT_OR_SPACE =
      Pattern.compile("/\\*.*?\\*/|//[^\n]*|\\s+", Pattern.DOTALL);

  @Test
  void wireIsThatOfTheVersion() throws IOException, NoSuchAlgorithmException {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    for (String file : new String[] {"generated.ts", "messages.ts"}) {
      String types = Files.readString(WireTypesTest.FOLDER.resolve(file));
      hash.update(COMMENT_OR_SPACE.matcher(types).replaceAll("").getBytes(UTF_8));
    }
    String wire = HexFormat.of().formatHex(hash.digest()).substring(0, 16);
    assertThat(ProtocolVersion.CURRENT + " " + wire).isEqualTo(VERSION + " " + WIRE);
  }
}
