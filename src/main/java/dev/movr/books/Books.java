package dev.movr.books;

import dev.movr.database.transaction.DatabaseUnavailable;
import dev.movr.region.City;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Service;

/**
 * Audits users, vehicles and rides: all of them, in slices of some thousand rows in the order of
 * the primary key, so that it can be done on a database of any size, and while that is in use. What
 * one statement has read was true at one moment. What came from two is read again by one before it
 * is told, so that the traffic of riders raises no alarm.
 */
@Service
public class Books {
  private final UserAudit users;
  private final VehicleAudit vehicles;
  private final RideAudit rides;

  Books(UserAudit users, VehicleAudit vehicles, RideAudit rides) {
    this.users = users;
    this.vehicles = vehicles;
    this.rides = rides;
  }

  /**
   * Audits the rows of one city.
   *
   * @param told is given each disagreement as it is found
   * @throws DatabaseUnavailable when the rows of the city, or of one where its riders are at home
   *     or on a ride, cannot be read
   */
  public Audit check(City city, Consumer<Disagreement> told) {
    return check(city, told, rows -> {});
  }

  /**
   * The same.
   *
   * @param progress is given how many rows each slice had
   */
  public Audit check(City city, Consumer<Disagreement> told, LongConsumer progress) {
    var findings = new Findings(city, told);
    long ofUsers = users.check(findings, progress);
    long ofVehicles = vehicles.check(findings, progress);
    long ofRides = rides.check(findings, progress);
    return new Audit(ofUsers, ofVehicles, ofRides, findings.count());
  }
}
