package dev.movr;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Traces, when OpenTelemetry's variable {@code OTEL_EXPORTER_OTLP_ENDPOINT} says where they go.
 * Else there is no tracer, and nothing is spent on one.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(TraceConfiguration.Wanted.class)
@ImportAutoConfiguration({
  OpenTelemetrySdkAutoConfiguration.class,
  OpenTelemetryTracingAutoConfiguration.class,
  MicrometerTracingAutoConfiguration.class,
  OtlpTracingAutoConfiguration.class
})
class TraceConfiguration {
  static final class Wanted implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context
          .getEnvironment()
          .getProperty("management.opentelemetry.tracing.export.otlp.endpoint", "")
          .isBlank();
    }
  }
}
