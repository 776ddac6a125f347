package dev.movr.database.topology;

import dev.movr.database.schema.Locality;
import dev.movr.database.schema.StoredCities;
import dev.movr.region.Cities;
import dev.movr.region.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The DDL that places cities in regions, for each engine. It only writes; {@link Topology} runs it.
 */
final class TopologyStatements {
  private TopologyStatements() {}

  /**
   * Makes a CockroachDB database one of several regions. The first region of the catalogue is the
   * primary one, where data without a region of their own have their leaseholders. It may be run
   * again.
   *
   * @param survive what the database is to survive: {@code REGION}, or {@code ZONE}
   */
  static List<String> configureMultiRegion(String database, Cities cities, String survive) {
    String name = Locality.identifier(database);
    var statements = new ArrayList<String>();
    for (Region region : cities.regions()) {
      String verb = statements.isEmpty() ? "PRIMARY REGION" : "ADD REGION IF NOT EXISTS";
      statements.add(
          "ALTER DATABASE %s %s %s".formatted(name, verb, Locality.identifier(region.name())));
    }
    statements.add("ALTER DATABASE %s SURVIVE %s FAILURE".formatted(name, survive));
    return statements;
  }

  /** What the survival goal means for riders, as comments in SQL. */
  static List<String> meaning(String survive, Cities cities) {
    return survive.equals("REGION")
        ? List.of(
            "-- Each write waits for a second region. A lost region stops nobody: not its cities, and no login.")
        : List.of(
            "-- Writes wait for their own region only. A lost region takes the data of its cities along until it is back.",
            "-- While %s, the primary region, is lost, nobody is logged in anywhere, and nobody can log in:"
                .formatted(cities.regions().getFirst().name()),
            "-- every request compares the login with the username directory, whose leaseholders are there.");
  }

  /** On PostgreSQL: gives each city that has no place in the table a partition of its own. */
  static List<String> addPartitions(StoredCities stored) {
    return stored.missing().stream()
        .map(city ->
            "CREATE TABLE %s PARTITION OF %s FOR VALUES IN (%s)"
                .formatted(
                    Locality.identifier(stored.table() + "_" + city.replace(' ', '_')),
                    stored.table(),
                    Locality.literal(city)))
        .toList();
  }

  /**
   * On CockroachDB: adds the regions that the database does not have yet, and computes the rows'
   * region from the catalogue as it is now. A computed column cannot be changed, so another takes
   * its place and its name. What such a change left half done is finished first.
   *
   * @param present the regions that the database has
   * @param tables those that are to be changed
   */
  static List<String> remap(
      String database, Cities cities, Set<String> present, List<StoredCities> tables) {
    var statements = new ArrayList<String>();
    for (StoredCities each : tables) {
      // Also to add a region, which divides the tables anew.
      statements.add("ALTER TABLE %s SET (schema_locked = false)".formatted(each.table()));
    }
    for (Region region : cities.regions()) {
      if (!present.contains(region.name())) {
        statements.add(
            "ALTER DATABASE %s ADD REGION %s"
                .formatted(Locality.identifier(database), Locality.identifier(region.name())));
      }
    }
    for (StoredCities each : tables) {
      if (each.isHalfChanged()) {
        statements.addAll(settle(each.table()));
      }
      if (!each.missing().isEmpty()) {
        statements.addAll(remap(each, cities));
      }
    }
    return statements;
  }

  private static List<String> remap(StoredCities each, Cities cities) {
    String table = each.table();
    var statements = new ArrayList<String>();
    if (each.leftOver().contains(StoredCities.NEW_REGION)) {
      // It may be of another catalogue than this one.
      statements.add("ALTER TABLE %s DROP COLUMN %s".formatted(table, StoredCities.NEW_REGION));
    }
    statements.add(
        "ALTER TABLE %s ADD COLUMN %s"
            .formatted(table, Locality.regionColumn(StoredCities.NEW_REGION, cities)));
    statements.add(
        "ALTER TABLE %s RENAME COLUMN region TO %s, RENAME COLUMN %s TO region"
            .formatted(table, StoredCities.OLD_REGION, StoredCities.NEW_REGION));
    statements.addAll(settle(table));
    return statements;
  }

  /** Moves the rows to where the new column says; where they are there, it changes nothing. */
  private static List<String> settle(String table) {
    return List.of(
        "ALTER TABLE %s SET LOCALITY REGIONAL BY ROW AS region".formatted(table),
        "ALTER TABLE %s DROP COLUMN %s".formatted(table, StoredCities.OLD_REGION));
  }
}
