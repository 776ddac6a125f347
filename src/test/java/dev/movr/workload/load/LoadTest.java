package dev.movr.workload.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.MovrApplication;
import dev.movr.testing.StoreTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** {@code movr load}, as it is called. */
@StoreTest
@ExtendWith(OutputCaptureExtension.class)
class LoadTest {
  private static final String[] SMALL = {
    "--users=900", "--vehicles=200", "--rides=9k", "--days=7", "--until=2026-03-02", "--seed=7"
  };

  @Test
  void the_same_options_make_the_same_rows_and_books_that_agree() throws Exception {
    var one = new LoadedDatabase("load_one");
    var other = new LoadedDatabase("load_other");
    assertThat(one.load(SMALL)).isZero();
    assertThat(other.load(SMALL)).isZero();
    one.assertBooksAgree();

    List<String> rows = one.dump();
    assertThat(rows).hasSize(900 + 900 + 200 + 9000);
    assertThat(other.dump()).isEqualTo(rows);
  }

  @Test
  void loading_twice_adds_nothing_and_keeps_the_day_of_the_first_time(CapturedOutput output)
      throws Exception {
    var database = new LoadedDatabase("load_twice");
    database.load(SMALL);
    List<String> rows = database.dump();
    assertThat(output.getOut())
        .contains("900 users, 200 vehicles and 9,000 rides are there: 10,100 rows were added in ");

    String[] anyDay =
        Arrays.stream(SMALL).filter(option -> !option.startsWith("--until")).toArray(String[]::new);
    assertThat(database.load(anyDay)).isZero();
    assertThat(output.getOut())
        .contains("Nothing to do: 900 users, 200 vehicles and 9,000 rides are there.");
    assertThat(database.dump()).isEqualTo(rows);
  }

  @Test
  void loads_of_another_seed_and_other_sizes_are_added(CapturedOutput output) throws Exception {
    var database = new LoadedDatabase("load_more");
    assertThat(load(database, "--users=50", "--until=2026-03-02")).isZero();
    assertThat(load(database, "--users=50", "--until=2026-03-02", "--seed=2")).isZero();
    assertThat(load(database, "--users=60", "--until=2026-03-02")).isZero();
    assertThat(database.rows("SELECT count(*) FROM rides")).containsExactly("300");
    database.assertBooksAgree();

    assertThat(load(database, "--users=60", "--until=2026-03-01")).isEqualTo(1);
    assertThat(output.getErr())
        .endsWith(
            "movr load: A load of these sizes and this seed is there, until 2026-03-02T00:00:00Z: leave --until out to go on with it, or choose another --seed.\n");
  }

  private static int load(LoadedDatabase database, String... options) {
    return database.load(
        Stream.concat(Stream.of("--vehicles=20", "--rides=100"), Arrays.stream(options))
            .toArray(String[]::new));
  }

  @Test
  void cities_can_be_chosen() throws Exception {
    var database = new LoadedDatabase("load_cities");
    assertThat(
            database.load(
                "--users=50", "--vehicles=10", "--rides=200", "--city=Rome", "--city=new-york"))
        .isZero();
    assertThat(database.rows("SELECT city, count(*) FROM rides GROUP BY city ORDER BY city"))
        .containsExactly("new york|100", "rome|100");
    database.assertBooksAgree();
  }

  @Test
  void people_alone_can_be_loaded() throws Exception {
    var database = new LoadedDatabase("load_people");
    assertThat(database.load("--users=1", "--vehicles=0", "--rides=0")).isZero();
    assertThat(database.rows("SELECT count(*) FROM users")).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --users=many   | Invalid value for option '--users': a number such as 1000000, 1,000,000, 10k or 1M is wanted. See movr load --help.
          --users=0      | --users must be at least 1. See movr load --help.
          --users=-1     | Invalid value for option '--users': a number
          --rides=2.5    | Invalid value for option '--rides': a number
          --rides=1000M  | In New York there would be
          --rides=2000M  | Invalid value for option '--rides': a number
          --days=0       | --days must be from 1 to 3650. See
          --seed=x       | Invalid value for option '--seed': 'x' is not a long. See
          --city=Atlantis | There is no city Atlantis in the catalogue. See movr load --help.
          --until=soon   | Invalid value for option '--until'
          --until=2999-01-01 | --until must not lie in the future. See
          --rider=1      | movr load has no option --rider. See movr load --help.
          --users=1 --vehicles=30 --rides=0 --city=rome --city=paris | In Paris there would be 0 users, 20 vehicles and 0 rides: a vehicle needs an owner
          """)
  void what_cannot_be_is_refused_before_anything_is_done(
      String options, String line, CapturedOutput output) {
    assertThat(new LoadedDatabase("load_nothing").load(options.split(" "))).isEqualTo(2);
    assertThat(output.getErr()).startsWith(line).hasLineCount(1);
    assertThat(output.getOut()).isEmpty();
  }

  @Test
  void a_database_that_is_not_there_is_said_in_one_line(CapturedOutput output) {
    assertThat(
            MovrApplication.execute(
                "load", "--movr.database.uri=postgresql://nobody@127.0.0.1:1/nowhere"))
        .isEqualTo(1);
    assertThat(output.getErr())
        .startsWith("MovR cannot start: No database at postgresql://nobody@127.0.0.1:1/nowhere")
        .hasLineCount(1);
  }
}
