package dev.movr.database.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.ride.Ending;
import dev.movr.ride.Rides;
import dev.movr.testing.Concurrently;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** On PostgreSQL, whoever shares no row with others never has to begin again. */
@MovrTest
class RepetitionsTest {
  private static final int RIDERS = 16;
  private static final int CYCLES = 5_000;

  @Autowired Retries retries;
  @Autowired Rides rides;
  @Autowired Riders riders;

  private record Rider(Login login, UUID vehicle) {}

  @Test
  void riders_with_vehicles_of_their_own_in_one_city_never_repeat_anything() {
    City rome = riders.city("rome");
    List<Rider> crowd =
        IntStream.range(0, RIDERS)
            .mapToObj(_ -> riders.in(rome))
            .map(login -> new Rider(login, riders.scooterOf(login)))
            .toList();
    long before = retries.repetitions();

    List<Integer> cycles = Concurrently.each(crowd, rider -> rideOften(rider, rome));

    assertThat(cycles.stream().mapToInt(count -> count).sum()).isGreaterThanOrEqualTo(CYCLES);
    assertThat(retries.repetitions() - before).isZero();
  }

  private int rideOften(Rider rider, City city) {
    int cycles = 0;
    while (cycles * RIDERS < CYCLES) {
      UUID ride = riders.rideOf(rider.login(), city, rider.vehicle());
      assertThat(rides.end(rider.login(), city, ride, city.places().getLast()))
          .isEqualTo(new Ending.Ended());
      cycles++;
    }
    return cycles;
  }
}
