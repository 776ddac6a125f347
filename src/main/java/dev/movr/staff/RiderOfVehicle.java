package dev.movr.staff;

import dev.movr.region.City;

/** Who rides a vehicle, as staff may know it while they do. */
public record RiderOfVehicle(
    City city, String username, String firstName, String lastName, String email) {}
