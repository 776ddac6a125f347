package dev.movr.architecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rooms of the house: docs/architecture.md says what each is for. */
final class Rooms {
  /** Each room, and the rooms that it may use. Features use what {@link #SHARED} lists. */
  static final Map<String, List<String>> ALL = new LinkedHashMap<>();

  private static final List<String> SHARED =
      List.of(
          "language",
          "region",
          "database.transaction",
          "metric",
          "web",
          "web.failure",
          "web.input",
          "web.limit",
          "web.paging",
          "web.page",
          "web.security",
          "api",
          "api.description");

  static {
    ALL.put("language", List.of());
    ALL.put("region", List.of("language"));
    ALL.put("relay", List.of());
    ALL.put("start", List.of("region"));
    ALL.put("database.embedded", List.of("start"));
    ALL.put("database.connection", List.of("start", "database.embedded"));
    ALL.put("database.transaction", List.of("region", "database.connection"));
    ALL.put("database.schema", List.of("start", "region", "database.connection"));
    ALL.put(
        "database.topology", List.of("start", "region", "database.connection", "database.schema"));
    ALL.put("database.bulk", List.of("database.connection"));
    ALL.put("books", List.of("start", "region", "database.transaction"));
    ALL.put("backup", List.of("start", "database.connection", "database.embedded", "books"));
    ALL.put("operation", List.of());
    ALL.put("metric", List.of("region"));
    ALL.put("web", List.of("language", "region"));
    ALL.put("web.paging", List.of());
    ALL.put("web.limit", List.of());
    ALL.put("web.failure", List.of("language", "web", "web.paging"));
    ALL.put(
        "web.security", List.of("language", "start", "database.embedded", "web", "web.failure"));
    ALL.put("web.input", List.of("language", "region", "web.failure"));
    ALL.put("web.page", List.of("language", "region", "web", "web.failure", "web.security"));
    ALL.put("api", List.of("language", "region", "web", "web.failure", "web.input", "web.paging"));
    ALL.put(
        "api.description",
        List.of("language", "region", "web", "web.failure", "web.input", "web.paging", "api"));
    ALL.put("mail", List.of("language", "start", "web"));
    ALL.put("login", SHARED);
    ALL.put("recovery", and(SHARED, "login", "mail"));
    ALL.put("passkey", and(SHARED, "login", "recovery", "mail"));
    ALL.put("user", and(SHARED, "login", "recovery"));
    ALL.put("vehicle", and(SHARED, "login", "user", "passkey"));
    ALL.put("ride", and(SHARED, "login", "user", "vehicle"));
    ALL.put("staff", and(SHARED, "login", "recovery", "passkey", "vehicle", "ride", "start"));
    ALL.put("privacy", and(SHARED, "login", "user", "passkey", "vehicle", "ride", "staff"));
    ALL.put("gbfs", and(SHARED, "vehicle"));
    ALL.put("workload", and(SHARED, "login", "user", "vehicle", "ride", "database.embedded"));
    ALL.put(
        "workload.load",
        List.of(
            "start",
            "region",
            "database.connection",
            "database.transaction",
            "database.bulk",
            "vehicle",
            "workload"));
    ALL.put(
        "workload.run",
        and(SHARED, "start", "books", "login", "user", "vehicle", "ride", "workload"));
    ALL.put(
        "workload.regions",
        List.of(
            "start",
            "region",
            "relay",
            "database.connection",
            "database.embedded",
            "database.topology",
            "database.transaction",
            "books",
            "workload",
            "workload.run"));
  }

  private Rooms() {}

  static List<String> and(List<String> some, String... others) {
    return Stream.concat(some.stream(), Arrays.stream(others)).toList();
  }
}
