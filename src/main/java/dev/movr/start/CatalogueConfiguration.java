package dev.movr.start;

import dev.movr.region.Cities;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads the catalogue of cities from {@code cities.yaml}. */
@Configuration(proxyBeanMethods = false)
public class CatalogueConfiguration {
  @Bean
  static Cities cities(Environment environment) {
    return Binder.get(environment).bind("movr.catalogue", Cities.class).get();
  }
}
