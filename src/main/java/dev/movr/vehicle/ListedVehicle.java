package dev.movr.vehicle;

import dev.movr.region.Point;
import java.util.UUID;

/**
 * An available vehicle, as anybody may know it without learning where it was before.
 *
 * @param publicId random, stored, and another one after each ride
 */
public record ListedVehicle(UUID publicId, VehicleType type, Point point) {}
