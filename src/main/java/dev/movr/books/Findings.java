package dev.movr.books;

import dev.movr.books.Disagreement.Kind;
import dev.movr.region.City;
import java.util.UUID;
import java.util.function.Consumer;

/** What the audit of a city finds. */
final class Findings {
  private final City city;
  private final Consumer<Disagreement> told;
  private long count;

  Findings(City city, Consumer<Disagreement> told) {
    this.city = city;
    this.told = told;
  }

  void add(Kind kind, UUID id, String words) {
    count++;
    told.accept(new Disagreement(city.name(), kind, id, words));
  }

  City city() {
    return city;
  }

  long count() {
    return count;
  }
}
