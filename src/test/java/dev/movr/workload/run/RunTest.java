package dev.movr.workload.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.MovrApplication;
import dev.movr.testing.Instance;
import dev.movr.testing.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code movr run} as it is called, at an instance with a database of its own. */
@ExtendWith(OutputCaptureExtension.class)
class RunTest {
  private static final String DATABASE = TestDatabase.anotherUri("run");

  @AutoClose private static final Instance movr = Instance.start(DATABASE);

  private static final String URL = "http://127.0.0.1:" + movr.port();

  private static int run(String... arguments) {
    var all =
        Stream.concat(Stream.of("run", "--movr.database.uri=" + DATABASE), Stream.of(arguments));
    return MovrApplication.execute(all.toArray(String[]::new));
  }

  /** In two regions, so that somebody is away. */
  private static int ride(String... arguments) {
    var traffic = Stream.of("--riders=4", "--duration=3s", "--think=0s", "--riding=10ms", "--json");
    var cities = Stream.of("--city=paris=2", "--city=Seattle", "--away=0.5");
    return run(
        Stream.of(traffic, cities, Stream.of(arguments))
            .flatMap(each -> each)
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--url=URL --check-db", "--url=URL --check-db --pages", "--db"})
  void riders_ride_and_the_books_agree(String target, CapturedOutput output) {
    String[] arguments = (target.replace("URL", URL) + " --reads=0.5").split(" ");
    assertThat(ride(arguments)).isZero();
    JsonNode summary = json(output);
    assertThat(summary.get("ridersAway").asInt()).isEqualTo(2);
    assertThat(names(summary.get("cities"))).containsAnyOf("paris", "seattle");
    assertThat(counted(summary, "start")).isPositive().isEqualTo(counted(summary, "rides"));
    assertThat(counted(summary, "near")).isPositive();
    assertThat(summary.get("books").get("accounts").asInt()).isEqualTo(4);
    assertThat(summary.get("books").get("vehicles").asInt()).isPositive();
    assertThat(summary.get("audit")).isEmpty();
    assertThat(summary.get("vehiclesLeft").asInt()).isZero();
    assertThat(count("rides WHERE end_time IS NULL")).isZero();
    assertThat(ridesOf(summary)).isEqualTo(counted(summary, "rides"));
  }

  private static long ridesOf(JsonNode summary) {
    return count(
        "rides r JOIN users u ON u.city = r.rider_city AND u.id = r.rider_id WHERE u.username LIKE '%."
            + summary.get("run").asString()
            + "-%'");
  }

  private static long count(String rows) {
    return movr.bean(JdbcClient.class)
        .sql("SELECT count(*) FROM " + rows)
        .query(Long.class)
        .single();
  }

  /** What was done of an operation, or the rides in the books. */
  private static long counted(JsonNode summary, String operation) {
    return operation.equals("rides")
        ? summary.get("books").get("rides").asLong()
        : stream(summary.get("operations"))
            .filter(each -> each.get("operation").asString().equals(operation))
            .mapToLong(each -> each.get("count").asLong())
            .sum();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static List<String> names(JsonNode array) {
    return stream(array).map(JsonNode::asString).toList();
  }

  /** The last line, after what others log. */
  private static JsonNode json(CapturedOutput output) {
    return JsonMapper.shared()
        .readTree(
            output.getOut().lines().filter(line -> line.startsWith("{\"")).toList().getLast());
  }

  @Test
  void in_an_open_loop_as_many_turns_begin_as_are_due(CapturedOutput output) {
    assertThat(ride("--url=" + URL, "--rate=20", "--reads=1")).isZero();
    JsonNode summary = json(output);
    long done =
        stream(summary.get("operations")).mapToLong(each -> each.get("count").asLong()).sum();
    assertThat(done + summary.get("notBegun").asLong()).isBetween(59L, 61L);
    assertThat(summary.get("rate").asDouble()).isEqualTo(20);
  }

  @Test
  void people_are_told_in_tables_and_never_a_password(CapturedOutput output) {
    assertThat(run("--url=" + URL, "--riders=2", "--duration=1s", "--interval=300ms", "--think=0s"))
        .isZero();
    assertThat(output.getErr()).contains("2 riders register ...", "in the last interval");
    assertThat(output.getOut())
        .contains(
            "over its API: 2 riders", "a second", "Processor time of this program", "of MovR's")
        .contains("agree with what was acknowledged.");
    assertThat(output.getAll()).doesNotContainIgnoringCase("password");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run                                   | Either --url or --db has to say what is to be driven. See movr run --help.
          run --db --url http://localhost       | Either --url or --db
          run --db --pages                      | --pages goes with --url.
          run --db --check-db                   | --check-db goes with --url.
          run --url localhost:8080              | --url must be like http://localhost:8080.
          run --url http://localhost/api        | --url must be like http://localhost:8080.
          run --url http://localhost?x          | --url must be like http://localhost:8080.
          run --db --riders 0                   | --riders must be from 1 to 10000.
          run --db --riders many                | Invalid value for option '--riders'
          run --db --duration 10                | Invalid value for option '--duration': a time such as 500ms, 30s or 10m is wanted
          run --db --duration 0s                | --duration must be more than 0.
          run --db --interval -1s               | --interval must be more than 0.
          run --db --rate 0                     | --rate must be more than 0.
          run --db --reads 1.1                  | --reads must be from 0 to 1.
          run --db --away NaN                   | --away must be from 0 to 1.
          run --db --ridders 3                  | movr run has no option --ridders.
          """)
  void a_slip_is_refused_before_anything_is_done(
      String arguments, String line, CapturedOutput output) {
    assertThat(MovrApplication.execute(arguments.split(" "))).isEqualTo(2);
    assertThat(output.getErr()).startsWith(line).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --city=tokyo   | There is no city tokyo, only new york,
          --region=mars  | There is no region mars, only gcp-us-east1,
          --city=paris=0 | A weight must be more than 0, and is 0.0. See movr run --help.
          """)
  void a_city_has_to_be_one_of_that_movr(String argument, String line, CapturedOutput output) {
    assertThat(run("--url=" + URL, argument)).isEqualTo(2);
    assertThat(output.getErr()).startsWith(line).hasLineCount(1);
  }

  @Test
  void where_nobody_answers_that_is_said_in_one_line(CapturedOutput output) {
    assertThat(run("--url=http://127.0.0.1:1")).isEqualTo(1);
    assertThat(output.getErr())
        .startsWith(
            "movr run: There is no MovR that can be driven at http://127.0.0.1:1: connection refused.")
        .hasLineCount(1);
    assertThat(
            MovrApplication.execute(
                "run", "--db", "--movr.database.uri=postgresql://a@127.0.0.1:1/b"))
        .isEqualTo(1);
    assertThat(output.getErr())
        .contains("MovR cannot start: No database at postgresql://a@127.0.0.1:1/b");
    assertThat(MovrApplication.execute("run", "--url=" + URL, "--check-db")).isEqualTo(1);
    assertThat(output.getErr()).contains("movr run: --check-db needs DB_URI").hasLineCount(3);
  }
}
