package dev.movr.gbfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.ride.Ending;
import dev.movr.ride.Rides;
import dev.movr.testing.Concurrently;
import dev.movr.testing.FeedTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestClock;
import dev.movr.vehicle.VehicleLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Over a thousand trips, nobody who reads the feed can follow a vehicle from one to the next. */
@FeedTest
class FeedPrivacyTest {
  private static final int LANES = 8;
  private static final int RIDDEN = 104;
  private static final int ROUNDS = 10;

  @Autowired Riders riders;
  @Autowired Rides rides;
  @Autowired VehicleLists lists;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  /** A vehicle between two of its trips. */
  private record Stay(UUID vehicle, int trips) {}

  @Test
  void no_id_is_published_both_before_and_after_a_trip() {
    City boston = riders.city("boston");
    Login owner = riders.in(boston);
    List<UUID> ridden = scooters(owner, RIDDEN);
    Set<UUID> still = new HashSet<>(scooters(owner, 20));
    Map<String, Stay> seen = new HashMap<>();
    for (int round = 0; round <= ROUNDS; round++) {
      for (String id : published()) {
        UUID vehicle = lists.ofPublicId(boston, UUID.fromString(id)).orElseThrow();
        var stay = new Stay(vehicle, still.contains(vehicle) ? 0 : round);
        assertThat(seen.put(id, stay)).isIn(null, stay);
        assertThat(ridden).doesNotContain(UUID.fromString(id));
      }
      if (round < ROUNDS) {
        rideAll(boston, ridden);
      }
    }
    assertThat(RIDDEN * ROUNDS).isGreaterThanOrEqualTo(1_000);
    assertThat(seen).hasSize(RIDDEN * (ROUNDS + 1) + still.size());
    assertThat(new HashSet<>(seen.values())).hasSameSizeAs(seen.keySet());
  }

  private List<UUID> scooters(Login owner, int count) {
    return IntStream.range(0, count).mapToObj(i -> riders.scooterOf(owner)).toList();
  }

  private List<String> published() {
    clock.advance(FleetCache.LIFETIME);
    return new Consumer(port)
        .json("/gbfs/boston/3.0/vehicle_status.json")
        .at("/data/vehicles")
        .valueStream()
        .map(vehicle -> vehicle.path("vehicle_id").asString())
        .toList();
  }

  /** Each vehicle once, some at the same time. */
  private void rideAll(City city, List<UUID> scooters) {
    List<List<UUID>> lanes =
        new ArrayList<>(
            IntStream.range(0, scooters.size())
                .boxed()
                .collect(
                    Collectors.groupingBy(
                        i -> i % LANES, Collectors.mapping(scooters::get, Collectors.toList())))
                .values());
    Concurrently.each(
        lanes,
        lane -> {
          Login rider = riders.in(city);
          for (UUID scooter : lane) {
            UUID ride = riders.rideOf(rider, city, scooter);
            assertThat(rides.end(rider, city, ride, city.places().getLast()))
                .isInstanceOf(Ending.Ended.class);
          }
          return lane.size();
        });
  }
}
