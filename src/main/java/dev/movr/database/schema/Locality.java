package dev.movr.database.schema;

import dev.movr.database.connection.Engine;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where rows live: the parts of {@code CREATE TABLE} that differ between engines. On CockroachDB a
 * row's region is computed from its city, which the documentation of {@code CREATE TABLE} names as
 * the pattern for this; a unique constraint that holds the city then needs no look at other
 * regions.
 */
public final class Locality {
  private Locality() {}

  /** The values of the placeholders in the migrations. */
  public static Map<String, String> of(Engine engine, Cities cities) {
    return switch (engine) {
      case POSTGRESQL ->
          Map.of("region_column", "", "by_city", "PARTITION BY LIST (city)", "everywhere", "");
      case COCKROACHDB -> Map.of("region_column", "", "by_city", "", "everywhere", "");
      case COCKROACHDB_MULTI_REGION ->
          Map.of(
              "region_column", regionColumn("region", cities) + ",",
              "by_city", "LOCALITY REGIONAL BY ROW AS region",
              "everywhere", "LOCALITY GLOBAL");
    };
  }

  /** A city that is not in the catalogue has no region, and its rows are refused. */
  public static String regionColumn(String name, Cities cities) {
    return "%s crdb_internal_region NOT NULL AS (CASE %s END) STORED"
        .formatted(
            name,
            cities.regions().stream()
                .map(region ->
                    "WHEN city IN (%s) THEN %s"
                        .formatted(names(region, cities), literal(region.name())))
                .collect(Collectors.joining(" ")));
  }

  static String names(Region region, Cities cities) {
    return cities.in(region).stream()
        .map(City::name)
        .map(Locality::literal)
        .collect(Collectors.joining(", "));
  }

  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  public static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
