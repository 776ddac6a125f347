package dev.movr.books;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.movr.books.Disagreement.Kind;
import dev.movr.books.VehicleAuditSql.Parked;
import dev.movr.books.VehicleAuditSql.Vehicle;
import dev.movr.database.transaction.Reads;
import dev.movr.region.City;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** Holds vehicles against their rides, their owners and each other. */
@Component
final class VehicleAudit {
  private final Slices slices;
  private final VehicleAuditSql sql;
  private final Reads reads;

  VehicleAudit(Slices slices, VehicleAuditSql sql, Reads reads) {
    this.slices = slices;
    this.sql = sql;
    this.reads = reads;
  }

  long check(Findings findings, LongConsumer progress) {
    return slices.each(
        findings.city(), sql::slice, vehicles -> check(vehicles, findings), progress);
  }

  /** Who seems to be wrong is looked at again, since the statements were not of one moment. */
  private void check(List<Parked> vehicles, Findings findings) {
    City city = findings.city();
    Map<UUID, Long> rides = counted(city, vehicles, Parked::id, sql::ridden);
    Map<UUID, Long> listed = counted(city, vehicles, Parked::publicId, sql::listed);
    Map<UUID, Long> owners = counted(city, vehicles, Parked::ownerId, sql::owners);
    for (Parked vehicle : vehicles) {
      if (!vehicle.whole()) {
        findings.add(Kind.VEHICLE, vehicle.id(), partly(vehicle));
      }
      long expected = vehicle.status().equals("in_use") ? 1 : 0;
      boolean agrees =
          rides.getOrDefault(vehicle.id(), 0L) == expected
              && listed.getOrDefault(vehicle.publicId(), 0L) <= 1
              && (vehicle.status().equals("removed") || owners.containsKey(vehicle.ownerId()));
      if (!agrees) {
        reads
            .read(city, () -> sql.find(city, vehicle.id()))
            .ifPresent(found -> check(found, findings));
      }
    }
  }

  private static String partly(Parked vehicle) {
    return vehicle.status().equals("out_of_service")
        ? "is out of service, but lacks a reason or a time, or waits for a ride"
        : "is " + vehicle.status() + ", but has a part of being out of service";
  }

  private interface Statement {
    List<UUID> read(City city, List<UUID> ids);
  }

  private Map<UUID, Long> counted(
      City city, List<Parked> vehicles, Function<Parked, UUID> id, Statement statement) {
    List<UUID> ids = vehicles.stream().map(id).distinct().toList();
    return reads.read(city, () -> statement.read(city, ids)).stream()
        .collect(groupingBy(Function.identity(), counting()));
  }

  private static void check(Vehicle vehicle, Findings findings) {
    boolean inUse = vehicle.status().equals("in_use");
    if (vehicle.activeRides() > 1) {
      add(findings, vehicle, "has " + vehicle.activeRides() + " active rides");
    } else if (inUse && vehicle.activeRides() == 0) {
      add(findings, vehicle, "is in use, but has no active ride");
    } else if (!inUse && vehicle.activeRides() == 1) {
      add(findings, vehicle, "is " + vehicle.status() + ", but has an active ride");
    }
    if (!vehicle.status().equals("removed") && !vehicle.ownerStays()) {
      add(findings, vehicle, "is there, but its owner's account is not");
    }
    if (vehicle.twins() > 0) {
      add(findings, vehicle, "has the public id of another listed vehicle");
    }
  }

  private static void add(Findings findings, Vehicle vehicle, String words) {
    findings.add(Kind.VEHICLE, vehicle.id(), words);
  }
}
