package dev.tandem.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Finds the encoding of a text file as people's spreadsheets write them. */
final class TextFile {
  private static final int SAMPLE = 4096;

  private TextFile() {}

  /**
   * The text of a file: by its byte order mark, else UTF-16 when every other byte is mostly zero, else UTF-8 when it is
   * valid, else Windows-1252, which takes any bytes.
   */
  static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF))
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    if (startsWith(bytes, 0xFF, 0xFE))
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    if (startsWith(bytes, 0xFE, 0xFF))
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    if (mostlyZero(bytes, 1)) return new String(bytes, StandardCharsets.UTF_16LE);
    if (mostlyZero(bytes, 0)) return new String(bytes, StandardCharsets.UTF_16BE);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) return false;
    for (int i = 0; i < mark.length; i++) if ((bytes[i] & 0xFF) != mark[i]) return false;
    return true;
  }

  private static boolean mostlyZero(byte[] bytes, int first) {
    int seen = 0;
    int zero = 0;
    for (int i = first; i < Math.min(bytes.length, SAMPLE); i += 2) {
      seen++;
      if (bytes[i] == 0) zero++;
    }
    return zero * 2 > seen;
  }
}
