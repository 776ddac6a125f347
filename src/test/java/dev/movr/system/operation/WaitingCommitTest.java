package dev.movr.system.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.movr.database.transaction.Transactions;
import dev.movr.system.operation.NotingRider.Answer;
import dev.movr.testing.Instance;
import dev.movr.testing.MovrProcess;
import dev.movr.testing.Riders;
import dev.movr.testing.Standby;
import dev.movr.testing.TestConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A COMMIT waits for a standby that is not there: nobody is told that it was done. */
@Timeout(180)
class WaitingCommitTest {
  private static final String WAITING =
      "FROM pg_stat_activity WHERE application_name = 'movr' AND wait_event = 'SyncRep'";

  private static Standby servers;
  private static Instance movr;

  private NotingRider rider;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    servers = new Standby(directory.toRealPath());
    movr = Instance.startWith(TestConfiguration.class, servers.uri());
  }

  @AfterAll
  static void stop() throws Exception {
    try {
      movr.close();
    } finally {
      servers.close();
    }
  }

  @BeforeEach
  void lose_the_standby() throws Exception {
    rider = new NotingRider(movr.port(), movr.bean(Riders.class));
    servers.beSynchronousWithNobody();
  }

  @AfterEach
  void wait_no_more() throws Exception {
    servers.beAsynchronous();
  }

  @Test
  void who_waits_for_too_long_is_told_that_nobody_knows_and_asking_again_tells() throws Exception {
    assertThat(rider.next()).isEqualTo(Answer.UNKNOWN);
    assertThat(rider.next()).as("the first one waits still").isNotEqualTo(Answer.DONE);
    servers.beAsynchronous();
    MovrProcess.await(() -> servers.query("SELECT count(*) " + WAITING).equals("0"));
    assertThat(rider.next()).isEqualTo(Answer.DONE);
  }

  /** PostgreSQL says COMMIT then, with a warning. */
  @Test
  void when_an_operator_ends_the_waiting_nobody_knows_either() throws Exception {
    assertThat(cancelled()).isEqualTo(Answer.UNKNOWN);
  }

  private Answer cancelled() throws Exception {
    var answer = CompletableFuture.supplyAsync(rider::next);
    MovrProcess.await(() -> servers.query("SELECT count(*) " + WAITING).equals("1"));
    servers.query("SELECT pg_cancel_backend(pid) " + WAITING);
    return answer.get(1, TimeUnit.MINUTES);
  }

  /** It finds what the first one did, and may not say so: it is here, and perhaps nowhere else. */
  @Test
  void asking_again_waits_too() throws Exception {
    cancelled();
    assertThat(rider.next()).isEqualTo(Answer.UNKNOWN);
  }

  /** As of a collation whose version is another one. */
  @Test
  void what_the_server_warned_of_at_login_is_another_matter() throws Exception {
    servers.beAsynchronous();
    servers.execute(
        """
        CREATE FUNCTION warn() RETURNS event_trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE WARNING 'welcome'; END $$
        """);
    servers.execute("CREATE EVENT TRIGGER warns ON login EXECUTE FUNCTION warn()");
    try {
      movr.bean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
      Transactions transactions = movr.bean(Transactions.class);
      assertThat(transactions.write("test", List.of(), () -> "done")).isEqualTo("done");
    } finally {
      servers.execute("DROP EVENT TRIGGER warns");
    }
  }
}
