package dev.movr.vehicle;

import dev.movr.login.Login;
import dev.movr.region.Bounds;
import dev.movr.region.City;
import dev.movr.region.Point;
import dev.movr.testing.Riders;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two thousand vehicles all over Los Angeles, and a search through all of them. */
final class ScatteredVehicles {
  private static final int VEHICLES = 2_000;

  private final Riders riders;
  private final JdbcClient jdbc;
  private final City city;

  /** Puts them there, unless another test has. */
  ScatteredVehicles(Riders riders, JdbcClient jdbc) {
    this.riders = riders;
    this.jdbc = jdbc;
    city = riders.city("los angeles");
    long count =
        jdbc.sql("SELECT count(*) FROM vehicles WHERE city = 'los angeles'")
            .query(Long.class)
            .single();
    if (count < VEHICLES) {
      fill();
    }
  }

  City city() {
    return city;
  }

  /** Half of them all over the city, half in its middle; every tenth is not available. */
  private void fill() {
    Login owner = riders.in(city);
    Bounds bounds = city.bounds();
    jdbc.sql(
            """
            INSERT INTO vehicles (city, id, type, owner_id, status, last_location, latitude, longitude, color, brand)
            SELECT 'los angeles', gen_random_uuid(), (ARRAY['bike', 'scooter', 'skateboard'])[1 + i % 3], :owner,
              CASE WHEN i % 10 = 0 THEN 'removed' ELSE 'available' END, 'Somewhere',
              CASE WHEN i % 2 = 0 THEN :south + random() * (:north - :south) ELSE :latitude + (random() - 0.5) / 50 END,
              CASE WHEN i % 2 = 0 THEN :west + random() * (:east - :west) ELSE :longitude + (random() - 0.5) / 50 END,
              'red', 'Kick'
            FROM generate_series(1, :count) AS i
            """)
        .param("owner", owner.userId())
        .param("south", bounds.south())
        .param("north", bounds.north())
        .param("west", bounds.west())
        .param("east", bounds.east())
        .param("latitude", city.latitude())
        .param("longitude", city.longitude())
        .param("count", VEHICLES)
        .update();
  }

  private record Found(UUID id, double distance) {}

  /** All that are available, nearest first. */
  List<UUID> nearest(Point point, @Nullable VehicleType type) {
    return jdbc
        .sql(
            """
            SELECT id, latitude, longitude
            FROM vehicles
            WHERE city = ? AND status = 'available' AND type LIKE ?
            """)
        .params(city.name(), type == null ? "%" : type.code())
        .query((row, number) ->
            new Found(
                row.getObject("id", UUID.class),
                squaredDistance(point, row.getDouble("latitude"), row.getDouble("longitude"))))
        .list()
        .stream()
        .sorted(
            Comparator.comparingDouble(Found::distance)
                .thenComparing(found -> found.id().toString()))
        .map(Found::id)
        .toList();
  }

  private static double squaredDistance(Point from, double latitude, double longitude) {
    double scale = Math.cos(Math.toRadians(from.latitude()));
    double north = latitude - from.latitude();
    double east = longitude - from.longitude();
    return north * north + east * east * scale * scale;
  }

  /** Those that are available in a rectangle. */
  List<UUID> in(Bounds box) {
    return jdbc.sql(
            """
            SELECT id FROM vehicles
            WHERE city = ? AND status = 'available'
              AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?
            """)
        .params(city.name(), box.south(), box.north(), box.west(), box.east())
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }
}
