package dev.movr.testing;

import dev.movr.region.Cities;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.DefaultResourceLoader;

/** Catalogues of cities. */
public final class TestCatalogue {
  private TestCatalogue() {}

  /** As MovR ships it. */
  public static Cities shipped() {
    return of("classpath:cities.yaml");
  }

  /** The one that applications of this run have: {@code CITIES}, or the shipped one. */
  public static Cities ofTheRun() {
    return of(Objects.requireNonNullElse(System.getenv("CITIES"), "classpath:cities.yaml"));
  }

  private static Cities of(String location) {
    try {
      var sources = new MutablePropertySources();
      List.copyOf(
              new YamlPropertySourceLoader()
                  .load("cities", new DefaultResourceLoader().getResource(location)))
          .forEach(sources::addLast);
      return new Binder(ConfigurationPropertySources.from(sources))
          .bind("movr.catalogue", Cities.class)
          .get();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
