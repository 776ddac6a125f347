package dev.movr.vehicle;

import dev.movr.metric.CityGauges;
import org.springframework.stereotype.Component;

/** Shows how many vehicles may be taken. */
@Component
final class VehicleMetrics {
  VehicleMetrics(CityGauges gauges, VehicleLists lists) {
    gauges.count("movr_vehicles_available", "Vehicles that may be taken", lists::available);
  }
}
