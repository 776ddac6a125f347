package dev.movr.start;

import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** Checks the format of the log before the first line is logged. */
final class LogFormat implements EnvironmentPostProcessor, Ordered {
  private static final String FORMAT = "logging.structured.format.console";
  private static final List<String> KNOWN = List.of("ecs", "logstash", "gelf");

  /** After application.yaml is read. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String format = environment.getProperty(FORMAT, "");
    if (!format.isEmpty() && !KNOWN.contains(format)) {
      throw new StartRefused(
          "LOG_FORMAT must be one of %s, or unset for lines of text, and is \"%s\"."
              .formatted(String.join(", ", KNOWN), format));
    }
  }

  /** Whether every line is a JSON document. */
  static boolean isStructured(Environment environment) {
    return !environment.getProperty(FORMAT, "").isEmpty();
  }
}
