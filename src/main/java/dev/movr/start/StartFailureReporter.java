package dev.movr.start;

import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says in one line on standard error why MovR does not start, instead of Spring Boot's report; the
 * process then ends with status 1. The stack trace is logged at level debug.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {
  private static final Logger log = LoggerFactory.getLogger(StartFailureReporter.class);

  private final WrongSetting wrongSetting;

  /** Spring Boot has no context yet when reading the settings fails. */
  StartFailureReporter(@Nullable ConfigurableApplicationContext context) {
    this.wrongSetting = new WrongSetting(context == null ? null : context.getEnvironment());
  }

  @Override
  public boolean reportException(Throwable failure) {
    log.debug("MovR cannot start", failure);
    System.err.println("MovR cannot start: " + inOneLine(explanation(failure)));
    return true;
  }

  private String explanation(Throwable failure) {
    List<Throwable> causes = causes(failure);
    return causes.stream()
        .flatMap(cause -> known(cause).stream())
        .findFirst()
        .orElseGet(() -> unexpected(causes.getLast()));
  }

  private Optional<String> known(Throwable cause) {
    return switch (cause) {
      case StartRefused refused -> Optional.of(messageOf(refused));
      case PortInUseException port ->
          Optional.of(
              "Port %d is taken: set %s to another."
                  .formatted(port.getPort(), wrongSetting.variableOfPort(port.getPort())));
      case java.net.BindException port ->
          Optional.of(
              "The port cannot be opened: %s. Set PORT to another.".formatted(messageOf(port)));
      case BindException setting -> wrongSetting.explain(setting);
      case PatternSyntaxException pattern ->
          Optional.of(
              "TRUSTED_PROXIES must be a regular expression: " + pattern.getDescription() + ".");
      case IllegalArgumentException setting when isOurs(setting) ->
          Optional.of(messageOf(setting) + ".");
      default -> Optional.empty();
    };
  }

  /** Thrown by a constructor of MovR's that checks its settings, and so says which. */
  private static boolean isOurs(Throwable cause) {
    return cause.getStackTrace().length > 0
        && cause.getStackTrace()[0].getClassName().startsWith("dev.movr.");
  }

  private static String unexpected(Throwable cause) {
    return "%s: %s (set LOGGING_LEVEL_DEV_MOVR=debug to see where from)"
        .formatted(cause.getClass().getSimpleName(), messageOf(cause));
  }

  private static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
  }

  private static String messageOf(Throwable cause) {
    return Optional.ofNullable(cause.getMessage()).orElse("no message");
  }

  private static String inOneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
