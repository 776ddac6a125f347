package dev.movr.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.movr.database.connection.DatabaseAddress;
import dev.movr.database.connection.FailoverDataSource;
import dev.movr.system.operation.NotingRider.Answer;
import dev.movr.testing.Books;
import dev.movr.testing.Instance;
import dev.movr.testing.Riders;
import dev.movr.testing.Standby;
import dev.movr.testing.TestConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL is killed while people ride, and its standby takes its place. */
@Timeout(300)
class FailoverTest {
  private static final int RIDERS = 6;
  private static final String PRIMARY_ONLY = "?targetServerType=primary";

  private final AtomicInteger answers = new AtomicInteger();
  private Standby servers;
  private @Nullable Instance movr;
  private List<NotingRider> riders = List.of();

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    servers = new Standby(directory.toRealPath());
  }

  @AfterEach
  void stop() throws Exception {
    try {
      if (movr != null) {
        movr.close();
      }
    } finally {
      servers.close();
    }
  }

  private Instance startMovr(String parameters) {
    var started = Instance.startWith(TestConfiguration.class, servers.uriOfBoth() + parameters);
    movr = started;
    var people = started.bean(Riders.class);
    riders = Stream.generate(() -> new NotingRider(started.port(), people)).limit(RIDERS).toList();
    await().atMost(Duration.ofMinutes(1)).until(servers::isLevel);
    return started;
  }

  /** Everybody rides until something is not done, which is when the primary is killed. */
  private void rideWhile(Loss loss) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (NotingRider rider : riders) {
        all.add(threads.submit(() -> ride(rider)));
      }
      awaitAnswers();
      loss.happen();
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private interface Loss {
    void happen() throws Exception;
  }

  private void ride(NotingRider rider) {
    while (rider.next() == Answer.DONE) {
      answers.incrementAndGet();
    }
  }

  private void awaitAnswers() {
    int enough = answers.get() + 20 * RIDERS;
    await().atMost(Duration.ofMinutes(2)).until(() -> answers.get() > enough);
  }

  private void killAtRandom() throws Exception {
    Thread.sleep(ThreadLocalRandom.current().nextInt(200));
    servers.killPrimary();
  }

  private void promote(Instance movr) throws Exception {
    servers.promote();
    var someone = new NotingRider(movr.port(), movr.bean(Riders.class));
    await().atMost(Duration.ofMinutes(1)).until(() -> someone.next() == Answer.DONE);
  }

  private static Map<UUID, Boolean> endedOfRides(Instance movr) {
    Map<UUID, Boolean> all = new HashMap<>();
    movr.bean(JdbcClient.class)
        .sql("SELECT id, end_time IS NOT NULL FROM rides WHERE city = 'boston'")
        .query(row -> {
          all.put(row.getObject(1, UUID.class), row.getBoolean(2));
        });
    return all;
  }

  private List<String> untruths(Instance movr) {
    Map<UUID, Boolean> rides = endedOfRides(movr);
    return riders.stream().flatMap(rider -> rider.untruths(rides)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {PRIMARY_ONLY, ""})
  void with_a_synchronous_standby_everything_that_riders_were_told_is_true(String parameters)
      throws Exception {
    Instance movr = startMovr(parameters);
    servers.beSynchronous();

    rideWhile(this::killAtRandom);
    promote(movr);

    assertThat(untruths(movr)).isEmpty();
    movr.bean(Books.class).agree();
    everybody_rides_on(movr);

    servers.comeBackAsStandby();
    assertThat(isConnectedToStandby(servers.uriOfBoth() + parameters)).isFalse();
  }

  static boolean isConnectedToStandby(String uri) {
    var hosts = FailoverDataSource.unlimited(DatabaseAddress.of(uri));
    return JdbcClient.create(hosts).sql("SELECT pg_is_in_recovery()").query(Boolean.class).single();
  }

  /** What nobody knew is asked for again, as the page says. */
  private void everybody_rides_on(Instance movr) {
    for (NotingRider rider : riders) {
      assertThat(Stream.generate(rider::next).limit(5)).containsOnly(Answer.DONE);
    }
    assertThat(untruths(movr)).isEmpty();
    movr.bean(Books.class).agree();
  }

  /** The control: the same eyes see what is lost. */
  @Test
  void with_an_asynchronous_standby_acknowledged_rides_are_lost() throws Exception {
    Instance movr = startMovr(PRIMARY_ONLY);

    rideWhile(() -> {
      servers.holdReplication();
      awaitAnswers();
      servers.killPrimary();
    });
    promote(movr);

    assertThat(untruths(movr)).hasSizeGreaterThan(RIDERS);
    movr.bean(Books.class).agree();
  }
}
