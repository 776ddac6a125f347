package dev.movr.ride;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.database.transaction.DatabaseUnavailable;
import dev.movr.database.transaction.OutcomeUnknown;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.relay.Interference;
import dev.movr.relay.Interference.Fate;
import dev.movr.relay.Interference.Side;
import dev.movr.relay.TcpProxy;
import dev.movr.testing.Books;
import dev.movr.testing.Concurrently;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A thousand starts and ends of rides over connections that are cut at random moments. */
@MovrTest
class RandomCutsTest {
  private static final long SEED = 20_260_801;
  private static final int RIDERS = 5;
  private static final int RIDES = 100;

  /** Of what is said by either side, one in so many is not heard as it should. */
  private static final int ONE_IN = 20;

  private static final List<Fate> CUTS = List.of(Fate.LOST, Fate.BROKEN, Fate.LAST);

  @Autowired Rides rides;
  @Autowired Riders riders;
  @Autowired Books books;
  @Autowired TcpProxy proxy;

  private final Random random = new Random(SEED);
  private final Map<String, AtomicInteger> cuts = new ConcurrentHashMap<>();

  @AfterEach
  void interfere_no_more() {
    proxy.interfereNoMore();
  }

  private Fate cut(Side side, byte[] bytes) {
    Fate fate = random.nextInt(ONE_IN) > 0 ? Fate.PASSED : CUTS.get(random.nextInt(CUTS.size()));
    if (fate != Fate.PASSED) {
      String what = Interference.isCommitted(side, bytes) ? "COMMIT's answer" : side.name();
      count(what + " " + fate);
    }
    return fate;
  }

  private void count(String what) {
    cuts.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
  }

  @Test
  void the_books_agree_and_what_was_told_is_true() {
    List<Rider> all = Stream.generate(Rider::new).limit(RIDERS).toList();
    proxy.interfere(this::cut);
    Concurrently.each(all, Rider::ride);
    proxy.interfereNoMore();

    System.out.println("Random cuts: seed " + SEED + ", " + new TreeMap<>(cuts));
    assertThat(cuts)
        .containsKeys(
            "CLIENT LOST", "CLIENT LAST", "SERVER LOST", "SERVER BROKEN", "COMMIT's answer LOST");
    all.forEach(Rider::compare);
    books.agree();
  }

  private final class Rider {
    private final City city = riders.city("rome");
    private final Login login = riders.in(city);
    private final UUID scooter = riders.scooterOf(login);
    private final Set<UUID> ridden = new TreeSet<>();

    Void ride() {
      for (int i = 0; i < RIDES; i++) {
        UUID ride = UUID.randomUUID();
        if (told(() -> rides.start(login, city, scooter, ride), new Start.Started(city, ride))) {
          ridden.add(ride);
          while (!told(() -> end(ride), new Ending.Ended())) {
            assertThat(stored("AND end_time IS NULL")).containsExactly(ride);
          }
        }
      }
      return null;
    }

    private Ending end(UUID ride) {
      return rides.end(login, city, ride, city.places().getFirst());
    }

    /**
     * Whether it was done, and not refused because nothing could be done. Who is told that nobody
     * knows asks again.
     */
    private boolean told(Supplier<?> work, Object done) {
      while (true) {
        try {
          assertThat(work.get()).isEqualTo(done);
          return true;
        } catch (DatabaseUnavailable nothingWasDone) {
          count("refused");
          return false;
        } catch (OutcomeUnknown asksAgain) {
          count("unknown");
        }
      }
    }

    void compare() {
      assertThat(stored("AND end_time IS NOT NULL")).containsExactlyInAnyOrderElementsOf(ridden);
      assertThat(stored("AND end_time IS NULL")).isEmpty();
    }

    /** Read beside the pool, whose connections may be cut. */
    private List<UUID> stored(String condition) {
      try (var connection = TestDatabase.connect()) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true))
            .sql("SELECT id FROM rides WHERE city = ? AND rider_id = ? " + condition)
            .params(city.name(), login.userId())
            .query((row, _) -> UUID.fromString(row.getString(1)))
            .list();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
