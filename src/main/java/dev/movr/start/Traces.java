package dev.movr.start;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Leaves Spring Boot's tracing out, unless OpenTelemetry's variable {@code
 * OTEL_EXPORTER_OTLP_ENDPOINT} or its like says where traces go: then nothing is spent on a tracer.
 */
final class Traces implements AutoConfigurationImportFilter, EnvironmentAware {
  private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

  private Environment environment = new StandardEnvironment();

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
    boolean wanted = !environment.getProperty(ENDPOINT, "").isBlank();
    var matches = new boolean[names.length];
    for (int i = 0; i < names.length; i++) {
      matches[i] = wanted || !isOfTracing(names[i]);
    }
    return matches;
  }

  private static boolean isOfTracing(@Nullable String name) {
    return name != null
        && Stream.of("micrometer.tracing.", "opentelemetry.")
            .anyMatch(room -> name.startsWith("org.springframework.boot." + room));
  }
}
