package dev.movr.staff;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.vehicle.FleetFilter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that counts what a region's cities have. */
@Component
class CityCountSql {
  /**
   * Of one city; its gap is that city's number. Each count is made from an index, up to a bound.
   */
  private static final String COUNT =
      """
      SELECT CAST(:city%1$d AS text) AS city, (
        SELECT count(*)
        FROM (SELECT 1 FROM users WHERE city = :city%1$d AND removed_at IS NULL LIMIT :most) AS counted
      ) AS riders, (
        SELECT count(*)
        FROM (SELECT 1 FROM rides WHERE city = :city%1$d AND end_time IS NULL LIMIT :most) AS counted
      ) AS active_rides, (
        SELECT count(*)
        FROM (SELECT 1 FROM vehicles WHERE city = :city%1$d AND status = 'available' LIMIT :most) AS counted
      ) AS available_vehicles, (
        SELECT count(*)
        FROM (SELECT 1 FROM vehicles WHERE city = :city%1$d AND status = 'out_of_service' LIMIT :most) AS counted
      ) AS out_of_service, (
        SELECT count(*)
        FROM (
          SELECT 1 FROM rides
          WHERE city = :city%1$d AND end_time IS NULL AND start_time <= now() - :long_ride * interval '1 second'
          LIMIT :most) AS counted
      ) AS long_rides, (
        SELECT count(*)
        FROM (
          SELECT 1 FROM vehicles
          WHERE city = :city%1$d AND status = 'available' AND idle_since <= now() - :idleness * interval '1 second'
          LIMIT :most) AS counted
      ) AS idle_vehicles
      """;

  private final JdbcClient jdbc;
  private final Cities cities;

  CityCountSql(JdbcClient jdbc, Cities cities) {
    this.jdbc = jdbc;
    this.cities = cities;
  }

  /**
   * @param some cities of one region
   */
  List<CityCount> count(List<City> some) {
    String sql =
        IntStream.range(0, some.size())
            .mapToObj(COUNT::formatted)
            .collect(Collectors.joining("UNION ALL\n"));
    var statement =
        jdbc.sql(sql)
            .param("most", CityCount.MOST)
            .param("long_ride", FleetFilter.LONG_RIDE.toSeconds())
            .param("idleness", FleetFilter.IDLENESS.toSeconds());
    for (int i = 0; i < some.size(); i++) {
      statement = statement.param("city" + i, some.get(i).name());
    }
    return statement
        .query((row, number) ->
            new CityCount(
                cities.ofRow(row.getString("city")),
                row.getLong("riders"),
                row.getLong("active_rides"),
                row.getLong("available_vehicles"),
                row.getLong("out_of_service"),
                row.getLong("long_rides"),
                row.getLong("idle_vehicles")))
        .list();
  }
}
