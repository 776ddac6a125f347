package dev.movr.vehicle;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;

/** Converts types and statuses in a query: by their codes, and types by their names as well. */
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

  /** These are classes, not lambdas, because Spring inspects their type arguments. */
  static final class TypeConverter implements Converter<String, @Nullable VehicleType> {
    @Override
    public @Nullable VehicleType convert(String text) {
      return text.isEmpty()
          ? null
          : VehicleType.of(text).orElseGet(() -> VehicleType.valueOf(text));
    }
  }

  static final class StatusConverter implements Converter<String, VehicleStatus> {
    @Override
    public VehicleStatus convert(String text) {
      return VehicleStatus.of(text);
    }
  }
}
