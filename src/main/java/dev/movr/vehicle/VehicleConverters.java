package dev.movr.vehicle;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;

/**
 * Converts types, statuses and filters in a query: by their codes, and types by their names as
 * well.
 */
@Configuration(proxyBeanMethods = false)
class VehicleConverters {
  @Bean
  static TypeConverter vehicleTypeConverter() {
    return new TypeConverter();
  }

  @Bean
  static StatusConverter vehicleStatusConverter() {
    return new StatusConverter();
  }

  @Bean
  static FilterConverter fleetFilterConverter() {
    return new FilterConverter();
  }

  /** These are classes, not lambdas, because Spring inspects their type arguments. */
  static final class TypeConverter implements Converter<String, @Nullable VehicleType> {
    @Override
    public @Nullable VehicleType convert(String text) {
      return text.isEmpty()
          ? null
          : VehicleType.of(text).orElseGet(() -> VehicleType.valueOf(text));
    }
  }

  static final class FilterConverter implements Converter<String, FleetFilter> {
    @Override
    public FleetFilter convert(String text) {
      return FleetFilter.of(text).orElseThrow(IllegalArgumentException::new);
    }
  }

  static final class StatusConverter implements Converter<String, VehicleStatus> {
    @Override
    public VehicleStatus convert(String text) {
      return VehicleStatus.of(text);
    }
  }
}
