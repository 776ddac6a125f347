package dev.movr.workload.regions;

import dev.movr.books.Books;
import dev.movr.database.transaction.DatabaseUnavailable;
import dev.movr.region.Cities;
import dev.movr.region.City;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Audits the books again and again, straight at the database, whatever is cut meanwhile. */
final class BooksWatch {
  private final Books books;
  private final Cities cities;
  private final Set<String> disagreements = new LinkedHashSet<>();
  private long audits;

  BooksWatch(Books books, Cities cities) {
    this.books = books;
    this.cities = cities;
  }

  /**
   * What has been found.
   *
   * @param audits how often all cities were read
   */
  record Found(long audits, List<String> disagreements) {}

  void audit() {
    List<String> found = new ArrayList<>();
    for (City city : cities.cities()) {
      try {
        books.check(city, disagreement -> found.add(disagreement.toString()));
      } catch (DatabaseUnavailable lost) {
        found.add(city + ": could not be read");
      }
    }
    synchronized (this) {
      disagreements.addAll(found);
      audits++;
    }
  }

  synchronized Found found() {
    return new Found(audits, List.copyOf(disagreements));
  }
}
