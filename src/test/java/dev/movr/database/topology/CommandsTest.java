package dev.movr.database.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.MovrApplication;
import dev.movr.database.connection.Engine;
import dev.movr.database.schema.StoredCities;
import dev.movr.database.schema.TestSchema;
import dev.movr.testing.TestCatalogue;
import dev.movr.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The operator's commands, as they are called. */
@ExtendWith(OutputCaptureExtension.class)
class CommandsTest {
  private static int run(String uri, String... arguments) {
    var all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--movr.database.uri=" + uri;
    return MovrApplication.execute(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          apply-catalogue --previw              | movr apply-catalogue has no option --previw. See movr apply-catalogue --help.
          apply-catalogue --survive=zone        | movr apply-catalogue has no option --survive. See
          apply-catalogue preview               | movr apply-catalogue takes no "preview". See
          configure-multi-region --previev      | movr configure-multi-region has no option --previev. See
          configure-multi-region --survive=moon | Invalid value for option '--survive': expected one of [REGION, ZONE] (case-insensitive) but was 'moon'. See movr configure-multi-region --help.
          --preview                             | movr has no option --preview. See movr --help.
          aply-catalogue --preview              | movr has no command "aply-catalogue", only serve, load, run, check, regions, backup, restore, migrate
          """)
  void a_slip_is_refused_before_anything_is_done(
      String arguments, String line, CapturedOutput output) {
    assertThat(run(TestDatabase.uri(), arguments.split(" "))).isEqualTo(2);
    assertThat(output.getErr()).startsWith(line).hasLineCount(1);
    assertThat(output.getOut()).doesNotContain("Done:", "Everything", "Nothing to do");
  }

  @Test
  void a_command_prints_nothing_but_its_result(CapturedOutput output) {
    assertThat(run(TestDatabase.uri(), "configure-multi-region", "--preview")).isZero();
    assertThat(output)
        .contains("SURVIVE REGION FAILURE;")
        .doesNotContain("Starting MovrApplication", "No active profile", "Started MovrApplication");
  }

  @Test
  void migrate_makes_the_tables_and_ends(CapturedOutput output) {
    String uri = TestDatabase.anotherUri("to_migrate");
    assertThat(run(uri, "apply-catalogue", "--preview")).isEqualTo(1);
    assertThat(run(uri, "migrate")).isZero();
    assertThat(run(uri, "migrate")).isZero();
    assertThat(output.getOut()).contains("The tables are up to date.");
    assertThat(run(uri, "apply-catalogue", "--preview")).isZero();
  }

  @Test
  void what_the_database_refuses_is_said_in_its_words(CapturedOutput output) {
    String uri = TestDatabase.anotherUri("without_tables");
    assertThat(run(uri, "apply-catalogue")).isEqualTo(1);
    assertThat(output.getErr())
        .startsWith(
            "movr apply-catalogue: The database refuses: ERROR: relation \"users\" does not exist")
        .hasLineCount(1);
  }

  @Test
  void a_database_that_is_not_there_is_said_in_one_line(CapturedOutput output) {
    assertThat(run("postgresql://nobody@127.0.0.1:1/nowhere", "apply-catalogue")).isEqualTo(1);
    assertThat(output.getErr())
        .startsWith("MovR cannot start: No database at postgresql://nobody@127.0.0.1:1/nowhere")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--help, Usage: movr [-hV] [COMMAND]",
    "help, Usage: movr [-hV] [COMMAND]",
    "apply-catalogue --help, Usage: movr apply-catalogue [-hV] [--preview]",
    "help apply-catalogue, Usage: movr apply-catalogue [-hV] [--preview]",
    "--version, MovR from its sources",
    "generate-completion, complete -F _complete_movr"
  })
  void a_command_says_what_it_is_for(String arguments, String text, CapturedOutput output) {
    assertThat(MovrApplication.execute(arguments.split(" "))).isZero();
    assertThat(output.getOut()).contains(text);
    assertThat(output.getErr()).isEmpty();
  }

  @Test
  void a_preview_says_what_the_survival_goal_means(CapturedOutput output) {
    run(TestDatabase.uri(), "configure-multi-region", "--preview");
    assertThat(output).contains("-- Each write waits for a second region.");
    assertThat(output).contains("SURVIVE REGION FAILURE;").doesNotContain("Done:");

    run(TestDatabase.uri(), "configure-multi-region", "--preview", "--survive=zone");
    assertThat(output)
        .contains("SURVIVE ZONE FAILURE;")
        .contains(
            "-- While gcp-us-east1, the primary region, is lost, nobody is logged in anywhere")
        .contains("nobody can log in");
  }

  /** A city in a region that was not there before. */
  @Test
  void a_city_in_a_new_region_gets_a_place(CapturedOutput output, @TempDir Path directory)
      throws Exception {
    String uri = TestDatabase.anotherUri("new_region");
    String url = TestDatabase.another("new_region");
    TestSchema.migrate(url, TestCatalogue.shipped());
    String more = "--CITIES=file:" + withTokyo(directory);

    run(uri, "apply-catalogue", "--preview", more);
    assertThat(output)
        .contains("CREATE TABLE \"rides_tokyo\" PARTITION OF rides FOR VALUES IN ('tokyo');");
    assertThat(stored(url)).doesNotContain("tokyo");

    stopped_after_the_first_table(url);
    run(uri, "apply-catalogue", more);
    assertThat(output).contains("Everything is in place.");
    assertThat(stored(url)).contains("tokyo", "paris").hasSize(10);

    run(uri, "apply-catalogue", more);
    assertThat(output).contains("Nothing to do.");
  }

  private static void stopped_after_the_first_table(String url) throws Exception {
    try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users_tokyo PARTITION OF users FOR VALUES IN ('tokyo')");
    }
  }

  private static Set<String> stored(String url) throws Exception {
    var cities = new TreeSet<String>();
    try (var connection = DriverManager.getConnection(url, "postgres", "postgres")) {
      for (StoredCities table :
          StoredCities.of(connection, Engine.POSTGRESQL, TestCatalogue.shipped())) {
        cities.addAll(table.stored());
      }
    }
    return cities;
  }

  private static Path withTokyo(Path directory) throws Exception {
    String shipped = Files.readString(Path.of("src/main/resources/cities.yaml"));
    String region =
        """
              - name: gcp-asia-northeast1
                label: Asia
                default-city: tokyo
            cities:
        """;
    String city =
        """
              - name: tokyo
                label: Tokyo
                region: gcp-asia-northeast1
                time-zone: Asia/Tokyo
                currency: JPY
                latitude: 35.68
                longitude: 139.77
                bounds: { south: 35.5, west: 139.5, north: 35.9, east: 140.0 }
                places:
                  - { name: Tokyo Station, latitude: 35.6812, longitude: 139.7671 }
        """;
    return Files.writeString(
        directory.resolve("cities.yaml"), shipped.replace("    cities:\n", region) + city);
  }
}
