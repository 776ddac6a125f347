package dev.movr.workload.run;

import static dev.movr.workload.run.ApiSession.ROOT;
import static dev.movr.workload.run.ApiSession.body;
import static dev.movr.workload.run.ApiSession.in;
import static dev.movr.workload.run.ApiSession.json;
import static dev.movr.workload.run.Asking.encoded;

import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.vehicle.VehicleType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** An account, asked for over the API. */
record ApiAccount(ApiSession session) implements Account {
  @Override
  public void rides(Consumer<RideSeen> each) throws Failure {
    String cursor = "";
    do {
      session.renewWhenDue();
      JsonNode slice = json(session.get(ROOT + "/me/rides" + cursor));
      if (!slice.get("missingRegions").isEmpty()) {
        throw new Failure("not all regions answer", 0, false);
      }
      slice.get("items").forEach(ride -> each.accept(ride(ride)));
      cursor = slice.has("next") ? "?cursor=" + encoded(slice.get("next").asString()) : "";
    } while (!cursor.isEmpty());
  }

  static RideSeen ride(JsonNode ride) {
    JsonNode end = ride.path("end");
    boolean over = end.isObject();
    return new RideSeen(
        UUID.fromString(ride.get("id").asString()),
        ride.get("city").asString(),
        UUID.fromString(ride.get("vehicle").get("id").asString()),
        over ? place(end.get("location")) : null,
        over && (end.get("byOwner").asBoolean() || end.path("byStaff").asBoolean()));
  }

  private static Place place(JsonNode place) {
    return new Place(
        place.get("name").asString(),
        place.get("latitude").asDouble(),
        place.get("longitude").asDouble());
  }

  @Override
  public Optional<VehicleSeen> vehicle(City city, UUID id) throws Failure {
    try {
      JsonNode vehicle = json(session.get(in(city, "/vehicles/" + id)));
      boolean available = vehicle.get("status").asString().equals("available");
      return Optional.of(new VehicleSeen(available, place(vehicle.get("lastLocation"))));
    } catch (Failure failure) {
      if (failure.status() == 404) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public int available(City city, int most) throws Failure {
    int count = 0;
    String cursor = "";
    do {
      JsonNode slice = json(session.get(in(city, "/vehicles?limit=100" + cursor)));
      count += slice.get("items").size();
      cursor = slice.has("next") ? "&cursor=" + encoded(slice.get("next").asString()) : "";
    } while (!cursor.isEmpty() && count < most);
    return Math.min(count, most);
  }

  @Override
  public UUID add(City home, VehicleType type, String color, String brand, Place place)
      throws Failure {
    Map<String, Object> vehicle =
        Map.of("type", type.code(), "color", color, "brand", brand, "location", body(home, place));
    JsonNode added = json(session.post(201, in(home, "/vehicles"), vehicle));
    return UUID.fromString(added.get("id").asString());
  }

  @Override
  public void remove(City city, UUID vehicle) throws Failure {
    session.renewWhenDue();
    session.delete(in(city, "/vehicles/" + vehicle));
  }
}
