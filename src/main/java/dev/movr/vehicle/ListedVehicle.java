package dev.movr.vehicle;

import dev.movr.region.Point;
import java.util.UUID;

/**
 * A vehicle on the street that nobody rides, as anybody may know it without learning where it was
 * before.
 *
 * @param publicId random, stored, and another one after each ride and each move
 * @param disabled whether it is out of service
 */
public record ListedVehicle(UUID publicId, VehicleType type, Point point, boolean disabled) {}
