package dev.movr.database.topology;

import dev.movr.database.connection.AddressConfiguration;
import dev.movr.database.connection.DatabaseAddress;
import dev.movr.database.connection.Engine;
import dev.movr.database.connection.FailoverDataSource;
import dev.movr.region.Cities;
import dev.movr.start.CommandContext;
import dev.movr.start.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The database whose regions a command changes, and the statements that do so. */
record Topology(DatabaseAddress address, Engine engine, Cities cities) {
  /** The statements that a command is for. */
  interface Change {
    List<String> statements(Topology topology, Connection connection) throws SQLException;
  }

  /**
   * Runs them, or prints them only.
   *
   * @throws StartRefused when the database refuses
   */
  static void change(CommandContext context, boolean preview, Change change) {
    try (var application = context.open(AddressConfiguration.class)) {
      var topology =
          new Topology(
              application.getBean(DatabaseAddress.class),
              application.getBean(Engine.class),
              application.getBean(Cities.class));
      topology.change(preview, change);
    }
  }

  private void change(boolean preview, Change change) {
    try (Connection connection = FailoverDataSource.unlimited(address).getConnection()) {
      List<String> statements = change.statements(this, connection);
      if (preview) {
        statements.forEach(Topology::print);
      } else {
        execute(connection, statements);
      }
    } catch (SQLException refusal) {
      throw new StartRefused("The database refuses: " + refusal.getMessage(), refusal);
    }
  }

  private static void print(String statement) {
    System.out.println(isComment(statement) ? statement : statement + ";");
  }

  private static boolean isComment(String statement) {
    return statement.startsWith("--");
  }

  private static void execute(Connection connection, List<String> statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (String sql : statements) {
        if (isComment(sql)) {
          System.out.println(sql);
        } else {
          statement.execute(sql);
          System.out.println("Done: " + sql);
        }
      }
    }
    System.out.println(statements.isEmpty() ? "Nothing to do." : "Everything is in place.");
  }
}
