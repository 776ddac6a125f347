package dev.movr.system.regions;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.relay.Interference;
import dev.movr.relay.TcpProxy;
import dev.movr.ride.RideHistories;
import dev.movr.ride.Rides;
import dev.movr.system.security.RoutesTest;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Beside {@link RoutesTest}: what else decides how long somebody far from the database waits. */
@MovrTest
class DistanceTest {
  @Autowired TcpProxy proxy;
  @Autowired Riders riders;
  @Autowired Rides rides;
  @Autowired RideHistories histories;
  @Autowired HikariDataSource pool;

  private City boston;
  private Login rider;
  private UUID scooter;

  @BeforeEach
  void add_a_scooter() {
    boston = riders.city("boston");
    rider = riders.in(boston);
    scooter = riders.scooterOf(rider);
  }

  @AfterEach
  void interfere_no_more() {
    proxy.interfereNoMore();
  }

  private void startAndEnd() {
    UUID ride = riders.rideOf(rider, boston, scooter);
    rides.end(rider, boston, ride, boston.places().getFirst());
  }

  /** What the pool does in the background can only add. */
  private int roundTripsOf(Runnable work) {
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      least = Math.min(least, proxy.roundTripsDuring(work));
    }
    return least;
  }

  @Test
  void a_ride_costs_the_same_on_a_new_connection_and_when_its_statements_are_prepared() {
    for (int i = 0; i < 3; i++) {
      pool.getHikariPoolMXBean().softEvictConnections();
      await().until(() -> pool.getHikariPoolMXBean().getIdleConnections() == 16);
      assertThat(roundTripsOf(this::startAndEnd)).isEqualTo(4);
    }
    for (int i = 0; i < 20; i++) {
      startAndEnd();
    }
    assertThat(roundTripsOf(this::startAndEnd)).isEqualTo(4);
  }

  /** The pool's own way is to try a connection that nobody used for half a second. */
  @Test
  void a_connection_that_nobody_used_for_a_while_is_not_tried_first() {
    assertThat(
            roundTripsOf(() -> {
              try {
                Thread.sleep(550);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              histories.find(rider, boston, UUID.randomUUID());
            }))
        .isEqualTo(1);
  }

  /** No answer is let through before all three regions were asked. */
  @Test
  void the_regions_of_a_history_are_asked_at_the_same_time() {
    var asked = new CountDownLatch(3);
    var inTurn = new AtomicBoolean();
    proxy.interfere((side, _) -> {
      try {
        if (side == Interference.Side.CLIENT) {
          asked.countDown();
          return Interference.Fate.PASSED;
        }
        inTurn.compareAndSet(false, !asked.await(10, SECONDS));
        return Interference.Fate.PASSED;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    assertThat(histories.ofRider(rider, null).missing()).isEmpty();
    assertThat(inTurn).isFalse();
  }
}
