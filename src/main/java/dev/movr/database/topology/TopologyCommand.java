package dev.movr.database.topology;

import dev.movr.database.connection.AddressConfiguration;
import dev.movr.database.connection.DatabaseAddress;
import dev.movr.database.connection.Engine;
import dev.movr.database.connection.FailoverDataSource;
import dev.movr.database.schema.StoredCities;
import dev.movr.region.Cities;
import dev.movr.start.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The commands that change where data live. They are run by an operator, never by a starting
 * application; with {@code --preview} they print what they would send, and change nothing.
 */
public final class TopologyCommand implements ApplicationRunner {
  private static final Map<String, Set<String>> OPTIONS =
      Map.of(
          "configure-multi-region", Set.of("preview", "survive"),
          "apply-catalogue", Set.of("preview"));

  private final DatabaseAddress address;
  private final Engine engine;
  private final Cities cities;

  TopologyCommand(DatabaseAddress address, Engine engine, Cities cities) {
    this.address = address;
    this.engine = engine;
    this.cities = cities;
  }

  /** Whether a command is given: MovR itself is started with options only. */
  public static boolean isMeant(String... arguments) {
    return !new DefaultApplicationArguments(arguments).getNonOptionArgs().isEmpty();
  }

  /** Runs the command that is named among the arguments. */
  public static void run(Class<?> configuration, String... arguments) {
    new SpringApplicationBuilder(configuration, AddressConfiguration.class, TopologyCommand.class)
        .initializers(context -> check(new DefaultApplicationArguments(arguments)))
        .web(WebApplicationType.NONE)
        .logStartupInfo(false)
        .run(arguments)
        .close();
  }

  /** A mistyped {@code --preview} must not change anything. */
  private static void check(ApplicationArguments arguments) {
    String command = String.join(" ", arguments.getNonOptionArgs());
    Set<String> options = OPTIONS.get(command);
    if (options == null) {
      throw new StartRefused(
          "There is no command \"%s\", only configure-multi-region and apply-catalogue."
              .formatted(command));
    }
    for (String option : arguments.getOptionNames()) {
      if (!options.contains(option) && !isSetting(option)) {
        throw new StartRefused("%s has no option --%s.".formatted(command, option));
      }
    }
  }

  /** Such as {@code --movr.database.uri} and {@code --CITIES}. */
  private static boolean isSetting(String option) {
    return option.contains(".") || option.equals(option.toUpperCase(Locale.ROOT));
  }

  /**
   * @throws StartRefused when the arguments are wrong, or the database refuses
   */
  @Override
  public void run(ApplicationArguments arguments) {
    try (Connection connection = FailoverDataSource.unlimited(address).getConnection()) {
      List<String> statements =
          arguments.getNonOptionArgs().getFirst().equals("apply-catalogue")
              ? applyCatalogue(connection)
              : configureMultiRegion(arguments);
      if (arguments.containsOption("preview")) {
        statements.forEach(statement ->
            System.out.println(statement.startsWith("--") ? statement : statement + ";"));
      } else {
        execute(connection, statements);
      }
    } catch (SQLException refusal) {
      throw new StartRefused("The database refuses: " + refusal.getMessage(), refusal);
    }
  }

  private List<String> configureMultiRegion(ApplicationArguments arguments) {
    List<String> survive = arguments.getOptionValues("survive");
    String goal =
        survive == null || survive.isEmpty()
            ? "REGION"
            : survive.getLast().toUpperCase(Locale.ROOT);
    if (!Set.of("REGION", "ZONE").contains(goal)) {
      throw new StartRefused("--survive is region or zone.");
    }
    if (goal.equals("REGION") && cities.regions().size() < 3) {
      throw new StartRefused(
          "To survive the loss of a region CockroachDB needs three: the catalogue has %d. Use --survive=zone."
              .formatted(cities.regions().size()));
    }
    if (!engine.isCockroach() && !arguments.containsOption("preview")) {
      throw new StartRefused("A PostgreSQL has one region only: there is nothing to configure.");
    }
    var statements = new ArrayList<>(TopologyStatements.meaning(goal, cities));
    statements.addAll(TopologyStatements.configureMultiRegion(address.database(), cities, goal));
    return statements;
  }

  private List<String> applyCatalogue(Connection connection) throws SQLException {
    List<StoredCities> tables = StoredCities.of(connection, engine, cities);
    if (engine == Engine.POSTGRESQL) {
      return tables.stream()
          .flatMap(table -> TopologyStatements.addPartitions(table).stream())
          .toList();
    }
    List<StoredCities> changing =
        tables.stream()
            .filter(table -> table.isHalfChanged() || !table.missing().isEmpty())
            .toList();
    if (changing.isEmpty()) {
      return List.of();
    }
    var regions = CockroachRegions.of(connection);
    var statements = new ArrayList<>(TopologyStatements.meaning(regions.survivalGoal(), cities));
    statements.addAll(
        TopologyStatements.remap(address.database(), cities, regions.names(), changing));
    return statements;
  }

  private static void execute(Connection connection, List<String> statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (String sql : statements) {
        if (sql.startsWith("--")) {
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
