package dev.movr.database.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.MovrTest;
import dev.movr.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server refuses COMMIT itself: a trigger that is deferred until then fails the first one. */
@MovrTest
class CommitFailuresTest {
  @Autowired Transactions transactions;
  @Autowired JdbcClient jdbc;

  private final AtomicInteger runs = new AtomicInteger();

  @AfterEach
  void drop() {
    TestDatabase.execute("DROP TABLE once");
    TestDatabase.execute("DROP FUNCTION fail_once");
    TestDatabase.execute("DROP SEQUENCE commits");
  }

  private static void create(String failure, String when) {
    TestDatabase.execute("CREATE TABLE once (n integer PRIMARY KEY)");
    TestDatabase.execute("CREATE SEQUENCE commits");
    TestDatabase.execute(
        """
        CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('commits') = 1 THEN
            %s;
          END IF;
          RETURN NULL;
        END $$
        """
            .formatted(failure));
    TestDatabase.execute(
        "CREATE CONSTRAINT TRIGGER fails_once AFTER INSERT ON once DEFERRABLE INITIALLY "
            + when
            + " FOR EACH ROW EXECUTE FUNCTION fail_once()");
  }

  private int insertedOnce() {
    return transactions.write(
        "test",
        List.of(),
        () -> {
          runs.incrementAndGet();
          if (count() == 0) {
            jdbc.sql("INSERT INTO once VALUES (1)").update();
          }
          return count();
        });
  }

  private int count() {
    return jdbc.sql("SELECT count(*) FROM once").query(Integer.class).single();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "40003"})
  void what_the_server_says_at_commit_has_the_work_done_again(String state) {
    create("RAISE EXCEPTION 'no' USING ERRCODE = '" + state + "'", "DEFERRED");
    assertThat(insertedOnce()).isEqualTo(1).isEqualTo(count());
    assertThat(runs).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40003"})
  void what_the_server_says_to_a_statement_has_the_work_done_again(String state) {
    create("RAISE EXCEPTION 'no' USING ERRCODE = '" + state + "'", "IMMEDIATE");
    assertThat(insertedOnce()).isEqualTo(1).isEqualTo(count());
    assertThat(runs).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IMMEDIATE", "DEFERRED"})
  void a_server_that_shuts_the_session_down_has_the_work_done_again(String when) {
    create("PERFORM pg_terminate_backend(pg_backend_pid())", when);
    assertThat(insertedOnce()).isEqualTo(1).isEqualTo(count());
    assertThat(runs).hasValue(2);
  }
}
