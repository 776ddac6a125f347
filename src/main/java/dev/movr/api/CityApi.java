package dev.movr.api;

import dev.movr.region.Bounds;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import dev.movr.web.paging.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cities that MovR serves, for the API's clients. */
@RestController
@Tag(name = "Cities")
class CityApi {
  private final Slice<ServedCity> cities;

  CityApi(Cities cities) {
    this.cities =
        new Slice<>(cities.cities().stream().map(ServedCity::of).toList(), Optional.empty());
  }

  /**
   * A city.
   *
   * @param id as it stands in paths
   * @param name as people read it
   * @param bounds the area that its vehicles may be left in
   * @param places named places, for those who pick from a list instead of a map
   */
  record ServedCity(
      String id,
      String name,
      String region,
      ZoneId timeZone,
      Currency currency,
      Point center,
      Bounds bounds,
      List<Place> places) {
    static ServedCity of(City city) {
      return new ServedCity(
          city.slug(),
          city.plainLabel(),
          city.region(),
          city.timeZone(),
          city.currency(),
          city.center(),
          city.bounds(),
          city.places());
    }
  }

  @Operation(operationId = "listCities", summary = "List the cities that MovR serves")
  @GetMapping("/api/v1/cities")
  Slice<ServedCity> cities() {
    return cities;
  }
}
