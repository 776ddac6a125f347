package dev.movr.books;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.movr.books.Disagreement.Kind;
import dev.movr.books.RideAuditSql.Ride;
import dev.movr.books.RideAuditSql.Rider;
import dev.movr.database.transaction.Reads;
import dev.movr.region.Cities;
import dev.movr.region.City;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** Holds rides against their own end, and against their riders, who may be at home elsewhere. */
@Component
final class RideAudit {
  private final Slices slices;
  private final RideAuditSql sql;
  private final Reads reads;
  private final Cities cities;

  RideAudit(Slices slices, RideAuditSql sql, Reads reads, Cities cities) {
    this.slices = slices;
    this.sql = sql;
    this.reads = reads;
    this.cities = cities;
  }

  long check(Findings findings, LongConsumer progress) {
    return slices.each(findings.city(), sql::slice, rides -> check(rides, findings), progress);
  }

  private void check(List<Ride> rides, Findings findings) {
    rides.forEach(ride -> checkEnd(ride, findings));
    rides.stream()
        .filter(Ride::active)
        .collect(groupingBy(Ride::riderCity))
        .forEach((home, active) -> checkRiders(cities.ofRow(home), active, findings));
  }

  private static void checkEnd(Ride ride, Findings findings) {
    if (!ride.whole()) {
      String words =
          ride.active() ? "is active, but has a part of an end" : "lacks a part of its end";
      findings.add(Kind.RIDE, ride.id(), words);
    }
    if (ride.backwards()) {
      findings.add(Kind.RIDE, ride.id(), "ends before it starts");
    }
  }

  private void checkRiders(City home, List<Ride> active, Findings findings) {
    List<UUID> ids = active.stream().map(Ride::riderId).distinct().toList();
    Map<UUID, Rider> riders =
        reads.read(home, () -> sql.riders(home, ids)).stream()
            .collect(toMap(Rider::id, Function.identity()));
    for (Ride ride : active) {
      Rider rider = riders.get(ride.riderId());
      if (rider == null || !rider.isOn(findings.city(), ride.id())) {
        checkAgain(ride, findings);
      }
    }
  }

  /** Since its start or its end may have come between the two statements. */
  private void checkAgain(Ride ride, Findings findings) {
    City city = findings.city();
    reads
        .read(city, () -> sql.riderOfActive(city, ride))
        .filter(rider -> !rider.isOn(city, ride.id()))
        .ifPresent(rider ->
            findings.add(
                Kind.RIDE, ride.id(), "is active, but its rider is " + where(ride, rider)));
  }

  private static String where(Ride ride, Rider rider) {
    if (rider.id() == null) {
      return "not there";
    }
    String name = "%s user %s, ".formatted(ride.riderCity(), ride.riderId());
    return rider.activeRideId() == null
        ? name + "who is on no ride"
        : "%swho is on %s ride %s".formatted(name, rider.activeRideCity(), rider.activeRideId());
  }
}
