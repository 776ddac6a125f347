package dev.movr.ride;

import dev.movr.database.transaction.Reads;
import dev.movr.database.transaction.RegionalAnswers;
import dev.movr.login.Login;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import dev.movr.web.paging.Cursor;
import dev.movr.web.paging.Listing;
import dev.movr.web.paging.Slice;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What riders see of their own rides. */
@Service
public class RideHistories {
  /** How many rides one page lists. */
  static final int PAGE = 20;

  /** How many are read at once of all that a rider has. */
  static final int EXPORTED = 500;

  private final RideHistorySql sql;
  private final RideSql one;
  private final Cities cities;
  private final Reads reads;

  RideHistories(RideHistorySql sql, RideSql one, Cities cities, Reads reads) {
    this.sql = sql;
    this.one = one;
    this.cities = cities;
    this.reads = reads;
  }

  /**
   * A rider's own rides in all cities, newest first; an active one is the newest. The regions are
   * asked at the same time, and one that does not answer is missing from the answer.
   *
   * @param before where an earlier slice ended; null for the first
   */
  public RideHistory ofRider(Login rider, @Nullable String before) {
    var list = Listing.of("rides", rider.userId());
    Cursor cursor = list.follow(before, 3);
    var answers = RegionalAnswers.ask(cities.regions(), region -> inRegion(rider, region, cursor));
    return RideHistory.of(answers.unlessAllFailed(), PAGE, list);
  }

  /**
   * The newest rides are read fresh, since the active one is among them; what is further down may
   * be a little old.
   */
  private List<Ride> inRegion(Login rider, Region region, @Nullable Cursor before) {
    List<City> there = cities.in(region);
    Function<JdbcClient, List<Ride>> statement =
        jdbc -> sql.ofRider(jdbc, rider, there, before, PAGE + 1);
    return before == null
        ? reads.read(there.getFirst(), statement)
        : reads.readOlder(there.getFirst(), statement);
  }

  /**
   * All of a rider's own rides, region by region, in each the newest first. The beginning of each
   * region is read now, at the same time, and the rest as the stream goes on.
   *
   * @throws org.springframework.dao.DataAccessResourceFailureException when a region does not
   *     answer, be it now or later
   */
  public Stream<Ride> allOf(Login rider) {
    var answers = RegionalAnswers.ask(cities.regions(), region -> allOf(rider, region));
    return answers.unlessAnyFailed().given().values().stream()
        .reduce(Stream.empty(), Stream::concat);
  }

  private Stream<Ride> allOf(Login rider, Region region) {
    List<City> there = cities.in(region);
    return Slice.stream(
        EXPORTED,
        last ->
            reads.read(
                there.getFirst(), jdbc -> sql.ofRider(jdbc, rider, there, key(last), EXPORTED)));
  }

  private static @Nullable Cursor key(@Nullable Ride last) {
    return last == null
        ? null
        : Cursor.parse(Cursor.of(last.startTime(), last.city().name(), last.id()), 3);
  }

  /** How many rides are going on in a city; a little old if there is a replica. */
  long active(City city) {
    return reads.readOlder(city, jdbc -> sql.active(jdbc, city));
  }

  /** A rider's own ride. */
  public Optional<Ride> find(Login rider, City city, UUID id) {
    return reads.read(city, () -> one.find(rider, city, id));
  }

  /** The ride that a rider is on: two statements, the home city's and that of the ride's city. */
  public Optional<Ride> active(Login rider) {
    return reads
        .read(rider.city(), () -> one.activeOf(rider))
        .flatMap(active -> find(rider, active.city(), active.id()))
        .filter(Ride::active);
  }
}
