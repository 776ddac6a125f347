package dev.movr.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.ride.Rides;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An audit while people ride. */
@MovrTest
@StoreTest
class TrafficTest {
  private static final int RIDERS = 3;
  private static final int RIDES = 60;

  @Autowired Books books;
  @Autowired Riders riders;
  @Autowired Rides rides;

  @Test
  void rides_that_start_and_end_meanwhile_are_no_disagreement() throws Exception {
    City paris = riders.city("paris");
    City boston = riders.city("boston");
    var found = new ArrayList<Disagreement>();
    int audits = 0;
    try (var threads = Executors.newFixedThreadPool(RIDERS)) {
      List<? extends Future<?>> traffic =
          Stream.generate(() -> threads.submit(() -> rideOften(paris, boston)))
              .limit(RIDERS)
              .toList();
      while (!traffic.stream().allMatch(Future::isDone)) {
        books.check(paris, found::add);
        books.check(boston, found::add);
        audits++;
      }
      for (Future<?> rider : traffic) {
        rider.get();
      }
    }
    assertThat(found).isEmpty();
    assertThat(audits).isGreaterThan(2);
  }

  /** Somebody from Boston, in Paris: city and home are read by two statements. */
  private void rideOften(City city, City home) {
    UUID scooter = riders.scooterOf(riders.in(city));
    Login rider = riders.in(home);
    for (int i = 0; i < RIDES; i++) {
      UUID ride = riders.rideOf(rider, city, scooter);
      rides.end(rider, city, ride, city.places().getFirst());
    }
  }
}
