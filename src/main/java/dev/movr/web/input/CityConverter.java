package dev.movr.web.input;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.web.failure.NotFound;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** The city of a slug, in a path or in a form. */
@Component
class CityConverter implements Converter<String, City> {
  private final Cities cities;

  CityConverter(Cities cities) {
    this.cities = cities;
  }

  /**
   * @throws NotFound when no such city is served
   */
  @Override
  public City convert(String slug) {
    return cities.bySlug(slug).orElseThrow(NotFound::new);
  }
}
