package dev.movr.operation;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** What health and metrics look like on the management port. */
@Configuration(proxyBeanMethods = false)
class ManagementConfiguration {
  /** What status and outcome say already; each label multiplies what is stored. */
  private static final Map<String, Set<String>> NOT_SHOWN =
      Map.of(
          "http.server.requests", Set.of("error", "exception", "outcome"),
          "movr.transaction", Set.of("error"));

  @Bean
  static MeterFilter fewLabels() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        Set<String> left = NOT_SHOWN.getOrDefault(id.getName(), Set.of());
        return left.isEmpty()
            ? id
            : id.replaceTags(
                id.getTags().stream().filter(tag -> !left.contains(tag.getKey())).toList());
      }
    };
  }

  /** MovR writes JSON as nothing but JSON. */
  @Bean
  static EndpointMediaTypes plainJson() {
    return new EndpointMediaTypes(MediaType.APPLICATION_JSON_VALUE);
  }
}
