package dev.movr.workload.load;

import static dev.movr.testing.MovrProcess.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.MovrProcess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A load that is killed. */
class ResumeTest {
  private static final String[] OPTIONS = {
    "--users=3k", "--vehicles=600", "--rides=40k", "--days=14", "--until=2026-03-02"
  };

  @Test
  void it_goes_on_where_it_was_killed_and_the_books_agree_in_between() throws Exception {
    var database = new LoadedDatabase("load_killed");
    try (var movr = MovrProcess.run(Map.of("DB_URI", database.uri()), with("load"))) {
      await(() -> movr.hasEnded() || count(database) > 3000);
      assertThat(movr.hasEnded()).as(() -> said(movr)).isFalse();
      movr.kill();
    }
    assertThat(count(database)).isBetween(3000L, 39_000L);
    database.assertBooksAgree();

    assertThat(database.load(OPTIONS)).isZero();
    database.assertBooksAgree();
    var whole = new LoadedDatabase("load_not_killed");
    whole.load(OPTIONS);
    List<String> rows = whole.dump();
    assertThat(rows).hasSize(3000 + 3000 + 600 + 40_000);
    assertThat(database.dump()).isEqualTo(rows);
  }

  private static String said(MovrProcess movr) {
    try {
      return movr.out() + movr.err();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String[] with(String command) {
    var all = new String[OPTIONS.length + 1];
    all[0] = command;
    System.arraycopy(OPTIONS, 0, all, 1, OPTIONS.length);
    return all;
  }

  /** None while the tables are not there yet. */
  private static long count(LoadedDatabase database) {
    try {
      return Long.parseLong(database.rows("SELECT count(*) FROM rides").getFirst());
    } catch (java.sql.SQLException notYet) {
      return 0;
    }
  }
}
