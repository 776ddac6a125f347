package dev.movr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The store tests are those that every engine has to pass. Not among them are tests of what
 * PostgreSQL does in its own way: plans and what they read ({@code LargeCityTest}), locks and
 * partitions ({@code LocalityTest}, {@code SchemaTest}, {@code TopologyTest}), connections that the
 * server ends and settings of a session ({@code LostConnectionsTest}, {@code LimitsTest}), lost
 * regions, the embedded server, and what is only seen through HTTP.
 */
class StoreTestsTest {
  private static final Path TESTS = Path.of("src/test/java");

  private static List<Path> storeTests() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files.filter(file -> text(file).contains("\n@StoreTest\n")).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void they_ask_in_sql_that_both_engines_speak() throws IOException {
    assertThat(storeTests())
        .allSatisfy(file ->
            assertThat(text(file))
                .doesNotContainPattern(
                    "pg_[a-z]|regclass|plpgsql|LOCK TABLE|EXPLAIN|SET LOCAL|SHOW |TouchedPartitions|KeptPlan"));
  }

  @Test
  void every_room_that_stores_something_has_some() throws IOException {
    for (String room : List.of("database", "login", "user", "vehicle", "ride", "workload")) {
      assertThat(storeTests()).anyMatch(file -> file.startsWith(TESTS.resolve("dev/movr/" + room)));
    }
    assertThat(storeTests()).hasSizeGreaterThanOrEqualTo(17);
  }

  /** What all tests share is met by the store tests too. */
  @Test
  void so_does_what_they_share() throws IOException {
    for (String shared :
        List.of(
            "testing/Riders",
            "testing/Books",
            "testing/TestDatabase",
            "testing/Statements",
            "testing/LostCommits",
            "database/transaction/MarkedUser",
            "vehicle/ScatteredVehicles")) {
      assertThat(text(TESTS.resolve("dev/movr/" + shared + ".java")))
          .isNotEmpty()
          .doesNotContainPattern("pg_[a-z]|regclass|LOCK TABLE");
    }
  }
}
