package dev.movr.database;

import dev.movr.region.Cities;
import dev.movr.region.City;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares, at the start, the cities of the catalogue with those that the database has partitions
 * for.
 */
@Component
@DependsOnDatabaseInitialization
class PartitionCheck implements InitializingBean {
  private final JdbcClient jdbc;
  private final Cities cities;

  PartitionCheck(JdbcClient jdbc, Cities cities) {
    this.jdbc = jdbc;
    this.cities = cities;
  }

  /**
   * @throws StartRefused when they differ
   */
  @Override
  public void afterPropertiesSet() {
    Set<String> served = cities.cities().stream().map(City::name).collect(Collectors.toSet());
    for (String table : Partitions.TABLES) {
      Set<String> stored = Set.copyOf(citiesOf(table));
      refuse(table, "has no partition for", minus(served, stored));
      refuse(
          table, "has partitions for cities that are not in the catalogue:", minus(stored, served));
    }
  }

  private List<String> citiesOf(String table) {
    return jdbc.sql(
            """
            SELECT city[1]
            FROM pg_inherits
            JOIN pg_class AS part ON part.oid = pg_inherits.inhrelid
            CROSS JOIN regexp_matches(pg_get_expr(part.relpartbound, part.oid), '''([^'']*)''', 'g') AS city
            WHERE pg_inherits.inhparent = CAST(:table AS regclass)
            """)
        .param("table", table)
        .query((row, number) -> row.getString(1))
        .list();
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    var rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static void refuse(String table, String what, Set<String> which) {
    if (!which.isEmpty()) {
      throw new StartRefused(
          "The table %s %s %s.".formatted(table, what, String.join(", ", which)));
    }
  }
}
