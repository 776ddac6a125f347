package dev.movr.web.page;

import dev.movr.language.Words;
import dev.movr.region.City;
import dev.movr.region.Place;

/**
 * Places as people read them. What a rider called one, and a place's own name, are no language's.
 */
public final class Places {
  private static final String NEAR = "Near ";

  private Places() {}

  /**
   * What MovR itself calls a point is stored in English: {@code Near Times Square}, or the city's
   * plain label for one that is rounded. It is read in the language of the request.
   */
  public static String text(Place place, City city) {
    String name = place.name();
    if (name.equals(city.plainLabel())) {
      return city.label();
    }
    return name.startsWith(NEAR) && city.place(name.substring(NEAR.length())).isPresent()
        ? Words.text("place.near", name.substring(NEAR.length()))
        : name;
  }
}
