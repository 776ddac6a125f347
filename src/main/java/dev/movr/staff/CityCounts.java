package dev.movr.staff;

import dev.movr.database.transaction.Reads;
import dev.movr.database.transaction.RegionalAnswers;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import java.util.List;
import org.springframework.stereotype.Service;

/** How many riders, active rides and available vehicles the cities have. */
@Service
class CityCounts {
  private final CityCountSql sql;
  private final Cities cities;
  private final Reads reads;

  CityCounts(CityCountSql sql, Cities cities, Reads reads) {
    this.sql = sql;
    this.cities = cities;
    this.reads = reads;
  }

  /** Of all cities, one statement a region, all at the same time. */
  RegionalAnswers<List<CityCount>> byRegion() {
    return RegionalAnswers.ask(cities.regions(), this::inRegion);
  }

  private List<CityCount> inRegion(Region region) {
    List<City> there = cities.in(region);
    return reads.read(there.getFirst(), () -> sql.count(there));
  }

  CityCount of(City city) {
    return reads.read(city, () -> sql.count(List.of(city)).getFirst());
  }
}
