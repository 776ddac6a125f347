package dev.movr.system.regions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.ride.Ride;
import dev.movr.ride.RideHistories;
import dev.movr.ride.RideHistory;
import dev.movr.ride.Rides;
import dev.movr.testing.Instance;
import dev.movr.testing.MovrProcess;
import dev.movr.testing.Riders;
import dev.movr.testing.Standby;
import dev.movr.testing.TestConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** DB_READ_URI at a real hot standby: which reads go there, and what happens without it. */
@Timeout(120)
class StandbyTest {
  private static Standby servers;
  private static Instance movr;
  private static Rides rides;
  private static RideHistories histories;
  private static JdbcClient primary;
  private static Login rider;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    servers = new Standby(directory.toRealPath());
    movr =
        Instance.startWith(
            TestConfiguration.class,
            servers.uri(),
            "movr.database.read-uri=" + servers.standbyUri());
    rides = movr.bean(Rides.class);
    histories = movr.bean(RideHistories.class);
    primary = movr.bean(JdbcClient.class);
    rider = ride();
  }

  @AfterAll
  static void stop() throws Exception {
    movr.close();
    servers.close();
  }

  /** One page and one ride more. */
  private static Login ride() {
    Riders riders = movr.bean(Riders.class);
    City boston = riders.city("boston");
    Login ada = riders.in(boston);
    UUID scooter = riders.scooterOf(ada);
    for (int i = 0; i < 21; i++) {
      rides.end(ada, boston, riders.rideOf(ada, boston, scooter), boston.places().getFirst());
    }
    return ada;
  }

  private static void rename(String place) {
    primary
        .sql("UPDATE rides SET end_location = ? WHERE city = 'boston' AND rider_id = ?")
        .params(place, rider.userId())
        .update();
  }

  private static List<String> places(RideHistory page) {
    return page.rides().rows().stream()
        .map(Ride::end)
        .map(end -> end == null ? "nowhere" : end.location().name())
        .distinct()
        .toList();
  }

  @Test
  void what_is_beyond_the_newest_page_comes_from_the_standby_and_without_it_from_the_primary()
      throws Exception {
    rename("Before");
    MovrProcess.await(servers::isLevel);
    servers.pause();
    rename("After");

    RideHistory newest = histories.ofRider(rider, null);
    String older = newest.rides().next().orElseThrow();
    assertThat(places(newest)).containsExactly("After");
    assertThat(places(histories.ofRider(rider, older))).containsExactly("Before");

    servers.resume();
    MovrProcess.await(servers::isLevel);
    assertThat(places(histories.ofRider(rider, older))).containsExactly("After");
    assert_its_connections_are_read_only();

    servers.stop();
    rename("Alone");
    assertThat(places(histories.ofRider(rider, older))).containsExactly("Alone");
    assertThat(histories.ofRider(rider, older).missing()).isEmpty();
  }

  private static void assert_its_connections_are_read_only() {
    var standby = movr.bean("olderReads", JdbcClient.class);
    assertThat(standby.sql("SHOW transaction_isolation").query(String.class).single())
        .isEqualTo("repeatable read");
    assertThat(standby.sql("SHOW transaction_read_only").query(String.class).single())
        .isEqualTo("on");
    assertThat(standby.sql("SELECT pg_is_in_recovery()").query(Boolean.class).single()).isTrue();
  }
}
