package dev.movr.database.topology;

import dev.movr.database.connection.Engine;
import dev.movr.database.schema.StoredCities;
import dev.movr.start.CommandContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives the cities and regions that are new in the catalogue their place in the database. */
@Command(
    name = "apply-catalogue",
    description = "Gives cities and regions that are new in the catalogue a place in the database.")
public final class ApplyCatalogue implements Runnable {
  @Mixin private CommandContext context;

  @Option(names = "--preview", description = "Print the statements, and change nothing.")
  private boolean preview;

  @Override
  public void run() {
    Topology.change(context, preview, ApplyCatalogue::statements);
  }

  private static List<String> statements(Topology topology, Connection connection)
      throws SQLException {
    List<StoredCities> tables = StoredCities.of(connection, topology.engine(), topology.cities());
    if (topology.engine() == Engine.POSTGRESQL) {
      return tables.stream()
          .flatMap(table -> TopologyStatements.addPartitions(table).stream())
          .toList();
    }
    List<StoredCities> changing =
        tables.stream()
            .filter(table -> table.isHalfChanged() || !table.missing().isEmpty())
            .toList();
    return changing.isEmpty() ? List.of() : remap(topology, connection, changing);
  }

  private static List<String> remap(
      Topology topology, Connection connection, List<StoredCities> changing) throws SQLException {
    var regions = CockroachRegions.of(connection);
    var statements =
        new ArrayList<>(TopologyStatements.meaning(regions.survivalGoal(), topology.cities()));
    statements.addAll(
        TopologyStatements.remap(
            topology.address().database(), topology.cities(), regions.names(), changing));
    return statements;
  }
}
