package dev.movr.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.books.Disagreement;
import dev.movr.region.Cities;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/** Audits whether rides, vehicles and riders tell the same story, as {@code movr check} does. */
public final class Books {
  private final dev.movr.books.Books books;
  private final Cities cities;
  private final Set<Disagreement> told = new HashSet<>();

  Books(dev.movr.books.Books books, Cities cities) {
    this.books = books;
    this.cities = cities;
  }

  /** A disagreement is told once: the test that made it fails, and not those after it. */
  public void agree() {
    var found = new ArrayList<Disagreement>();
    cities.cities().forEach(city -> books.check(city, found::add));
    assertThat(found.stream().filter(told::add)).isEmpty();
  }
}
