package dev.movr.gbfs;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The versions of GBFS that are served, in ascending order. */
enum Version {
  V2_3("2.3", "free_bike_status", "bikes"),
  V3_0("3.0", "vehicle_status", "vehicles");

  private final String number;
  private final String vehicles;
  private final String listOfVehicles;

  Version(String number, String vehicles, String listOfVehicles) {
    this.number = number;
    this.vehicles = vehicles;
    this.listOfVehicles = listOfVehicles;
  }

  /** As in paths and documents. */
  String number() {
    return number;
  }

  /** The name of the file that lists the vehicles. */
  String vehicles() {
    return vehicles;
  }

  /** The name of the list in that file. */
  String listOfVehicles() {
    return listOfVehicles;
  }

  static Optional<Version> of(String number) {
    return Arrays.stream(values()).filter(version -> version.number.equals(number)).findFirst();
  }

  /** A text in the one language of the feed: from 3.0 on it says which. */
  Object text(String english) {
    return this == V3_0 ? List.of(new Translation(english, "en")) : english;
  }

  record Translation(String text, String language) {}

  /** A time, to the second: POSIX time before 3.0, RFC 3339 since. */
  Object time(Instant time) {
    return this == V3_0 ? time.toString() : (Object) time.getEpochSecond();
  }
}
