package dev.movr.books;

import dev.movr.books.Disagreement.Kind;
import dev.movr.books.VehicleAuditSql.Vehicle;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** Holds vehicles against their rides, their owners and each other. */
@Component
final class VehicleAudit {
  private final Slices slices;
  private final VehicleAuditSql sql;

  VehicleAudit(Slices slices, VehicleAuditSql sql) {
    this.slices = slices;
    this.sql = sql;
  }

  long check(Findings findings, LongConsumer progress) {
    return slices.each(
        findings.city(),
        sql::slice,
        vehicles -> vehicles.forEach(vehicle -> check(vehicle, findings)),
        progress);
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
