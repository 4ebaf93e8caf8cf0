package dev.tandem;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * How logs are written: to standard error, for standard output belongs to the ready line; one event is one line, whatever its
 * text holds. In Java, because reading the usual XML takes a quarter of the whole start.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String LINE =
      "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\", UTC} %-5level %logger{24}"
          + " board=%X{board:--} op=%X{op:--} %replace(%msg){'[\\r\\n]+', ' '}"
          + " %replace(%ex){'[\\r\\n]+\\s*', ' | '}%nopex%n";

  /** Found by Logback through {@code META-INF/services}. */
  public Logging() {}

  @Override
  public ExecutionStatus configure(LoggerContext loggers) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(loggers);
    encoder.setPattern(LINE);
    encoder.start();
    ConsoleAppender<ILoggingEvent> errors = new ConsoleAppender<>();
    errors.setContext(loggers);
    errors.setName("ERR");
    errors.setTarget("System.err");
    errors.setEncoder(encoder);
    errors.start();
    loggers.getLogger("io.netty").setLevel(Level.WARN);
    loggers.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    loggers.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(errors);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
