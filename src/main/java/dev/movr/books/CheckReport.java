package dev.movr.books;

import dev.movr.database.transaction.DatabaseUnavailable;
import dev.movr.region.City;
import dev.movr.region.Region;
import dev.movr.start.Progress;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Audits regions, and prints what it finds as it finds it. */
final class CheckReport {
  private final Books books;
  private final boolean json;
  private final JsonMapper mapper = JsonMapper.shared();
  private final Progress progress = new Progress("rows", 0);
  private long disagreements;
  private boolean complete = true;

  CheckReport(Books books, boolean json) {
    this.books = books;
    this.json = json;
  }

  /**
   * What the audit of a region comes to.
   *
   * @param unread the cities whose rows could not be read, or not all of them
   */
  record OfRegion(String region, Audit found, double seconds, List<String> unread) {
    @Override
    public String toString() {
      String read =
          "%s: %s users, %s vehicles and %s rides in %.1f s, %s"
              .formatted(
                  region,
                  Progress.number(found.users()),
                  Progress.number(found.vehicles()),
                  Progress.number(found.rides()),
                  seconds,
                  found.disagreements() == 0 ? "which agree" : disagreeing(found.disagreements()));
      return unread.isEmpty() ? read : read + "; not read: " + String.join(", ", unread);
    }
  }

  void check(Region region, List<City> cities) {
    double begin = progress.seconds();
    var unread = new ArrayList<String>();
    Audit all = Audit.NOTHING;
    for (City city : cities) {
      try {
        all = all.and(books.check(city, this::print, progress::add));
      } catch (DatabaseUnavailable lost) {
        unread.add(city.name());
      }
    }
    print(new OfRegion(region.name(), all, progress.seconds() - begin, unread));
    disagreements += all.disagreements();
    complete &= unread.isEmpty();
  }

  /** Returns whether everything was read, and agrees. */
  boolean end() {
    progress.close();
    if (!json) {
      System.out.println(
          (disagreements == 0 ? "The books agree" : "The books: " + disagreeing(disagreements))
              + (complete ? "." : ", as far as they could be read."));
    }
    return complete && disagreements == 0;
  }

  private static String disagreeing(long count) {
    return Progress.number(count) + (count == 1 ? " disagreement" : " disagreements");
  }

  private void print(Object line) {
    progress.clear();
    System.out.println(json ? mapper.writeValueAsString(line) : line);
  }
}
