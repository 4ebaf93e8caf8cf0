package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLineTest {
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  @Test
  void writesToStandardErrorOnly() {
    assertThat(root.iteratorForAppenders())
        .toIterable()
        .singleElement()
        .satisfies(appender -> assertThat(console(appender).getTarget()).isEqualTo("System.err"));
  }

  @Test
  void keepsMessageAndExceptionOnOneLineWithBoardAndOp() {
    var event = new LoggingEvent(
        "x", root, Level.WARN, "first\nsecond", new IllegalStateException("why\nnot"), null);
    event.setMDCPropertyMap(Map.of("board", "b1", "op", "moveStory"));

    var line = new String(
        console(root.getAppender("ERR")).getEncoder().encode(event), StandardCharsets.UTF_8);

    assertThat(line.strip())
        .doesNotContain("\n")
        .contains(
            "WARN", "board=b1", "op=moveStory", "first second", "IllegalStateException: why | not");
  }

  private static ConsoleAppender<ILoggingEvent> console(
      ch.qos.logback.core.Appender<ILoggingEvent> appender) {
    return (ConsoleAppender<ILoggingEvent>) appender;
  }
}
