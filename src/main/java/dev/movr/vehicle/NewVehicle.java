package dev.movr.vehicle;

import dev.movr.region.Place;
import java.util.UUID;

/**
 * What an owner adds. The texts are clean, and the place is in the owner's home city.
 *
 * @param id chosen before the first try, so that a form sent twice adds one vehicle
 */
public record NewVehicle(UUID id, VehicleType type, String color, String brand, Place place) {}
