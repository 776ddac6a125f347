package dev.movr.database.topology;

import dev.movr.start.CommandContext;
import dev.movr.start.StartRefused;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a CockroachDB database one of several regions. */
@Command(
    name = "configure-multi-region",
    description = "Gives an empty CockroachDB database the regions of the catalogue.")
public final class ConfigureMultiRegion implements Runnable {
  private enum Goal {
    REGION,
    ZONE
  }

  @Mixin private CommandContext context;

  @Option(names = "--preview", description = "Print the statements, and change nothing.")
  private boolean preview;

  @Option(
      names = "--survive",
      paramLabel = "region|zone",
      defaultValue = "region",
      description = "What the database must survive the loss of; ${DEFAULT-VALUE} by default.")
  private Goal goal = Goal.REGION;

  @Override
  public void run() {
    Topology.change(context, preview, this::statements);
  }

  private List<String> statements(Topology topology, Connection connection) {
    if (goal == Goal.REGION && topology.cities().regions().size() < 3) {
      throw new StartRefused(
          "To survive the loss of a region CockroachDB needs three: the catalogue has %d. Use --survive=zone."
              .formatted(topology.cities().regions().size()));
    }
    if (!topology.engine().isCockroach() && !preview) {
      throw new StartRefused("A PostgreSQL has one region only: there is nothing to configure.");
    }
    var statements = new ArrayList<>(TopologyStatements.meaning(goal.name(), topology.cities()));
    statements.addAll(
        TopologyStatements.configureMultiRegion(
            topology.address().database(), topology.cities(), goal.name()));
    return statements;
  }
}
