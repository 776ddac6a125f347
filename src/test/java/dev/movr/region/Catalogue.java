package dev.movr.region;

import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** The catalogue as MovR ships it. */
public final class Catalogue {
  private Catalogue() {}

  public static Cities shipped() {
    try {
      var sources = new MutablePropertySources();
      List.copyOf(
              new YamlPropertySourceLoader().load("cities", new ClassPathResource("cities.yaml")))
          .forEach(sources::addLast);
      return new Binder(ConfigurationPropertySources.from(sources))
          .bind("movr.catalogue", Cities.class)
          .get();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
