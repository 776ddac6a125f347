package dev.movr.vehicle;

import dev.movr.region.Place;
import org.jspecify.annotations.Nullable;

/**
 * What is put right about a vehicle; null is left as it is. The texts are clean, and the place is
 * in the vehicle's city.
 */
public record Correction(@Nullable String color, @Nullable String brand, @Nullable Place place) {}
