package dev.movr.testing;

import dev.movr.testing.Statements.Statement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plan that PostgreSQL makes once for a statement, whatever its values, and keeps: as it is
 * when it begins to be carried out with some values, without the partitions that these leave out.
 */
public final class KeptPlan {
  /** The driver then writes values into the text, since EXECUTE takes no others. */
  private static final String BY_TEXT = "&preferQueryMode=simple";

  private KeptPlan() {}

  /** A connection whose statements are planned like those of the pool. */
  public static Connection connect(String jdbcUrl) throws SQLException {
    Connection connection = DriverManager.getConnection(jdbcUrl + BY_TEXT);
    try (var settings = connection.createStatement()) {
      settings.execute("SET plan_cache_mode = force_generic_plan");
      settings.execute("SET enable_seqscan = off");
    }
    return connection;
  }

  /**
   * @param connection of {@link #connect}
   * @param explain {@code EXPLAIN} with its options, among them {@code FORMAT JSON}
   */
  static JsonNode of(Connection connection, String explain, Statement statement)
      throws SQLException {
    List<Object> values = statement.parameters();
    try (var kept = connection.createStatement();
        var query =
            connection.prepareStatement(explain + " EXECUTE kept " + list(values, _ -> "?"))) {
      kept.execute(
          "PREPARE kept %s AS %s"
              .formatted(list(values, KeptPlan::type), CockroachSql.numbered(statement.sql())));
      for (int i = 0; i < values.size(); i++) {
        query.setObject(i + 1, values.get(i));
      }
      try (var rows = query.executeQuery()) {
        rows.next();
        return JsonMapper.shared().readTree(rows.getString(1)).get(0).get("Plan");
      } finally {
        kept.execute("DEALLOCATE kept");
      }
    }
  }

  /** The tables and partitions that are in such a plan. */
  public static Set<String> tables(Connection connection, Statement statement) throws SQLException {
    return Set.copyOf(
        of(connection, "EXPLAIN (FORMAT JSON)", statement).findValuesAsString("Relation Name"));
  }

  private static String list(List<Object> values, Function<Object, String> text) {
    return values.isEmpty()
        ? ""
        : values.stream().map(text).collect(Collectors.joining(", ", "(", ")"));
  }

  /** As the driver tells PostgreSQL. */
  private static String type(@Nullable Object value) {
    return switch (value) {
      case null -> "unknown";
      case String _ -> "varchar";
      case UUID _ -> "uuid";
      case Boolean _ -> "bool";
      case Integer _ -> "int4";
      case Long _ -> "int8";
      case Double _ -> "float8";
      case OffsetDateTime _ -> "timestamptz";
      case Long[] _ -> "int8[]";
      default -> throw new IllegalArgumentException("what type is " + value.getClass());
    };
  }
}
