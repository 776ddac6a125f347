package dev.movr.workload;

import dev.movr.login.Logins;
import dev.movr.ride.RideHistories;
import dev.movr.ride.Rides;
import dev.movr.user.Users;
import dev.movr.vehicle.VehicleLists;
import dev.movr.vehicle.Vehicles;
import java.time.Clock;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The rooms in full, of which only what others may call is made, with what it needs: no page, no
 * API. For a context whose beans are lazy.
 */
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ComponentScan({
  "dev.movr.database.connection",
  "dev.movr.database.transaction",
  "dev.movr.database.schema",
  "dev.movr.books",
  "dev.movr.metric",
  "dev.movr.login",
  "dev.movr.user",
  "dev.movr.vehicle",
  "dev.movr.ride"
})
public final class FeatureRooms {
  @Bean
  static Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  static LazyInitializationExcludeFilter made() {
    return LazyInitializationExcludeFilter.forBeanTypes(
        Users.class,
        Logins.class,
        Vehicles.class,
        VehicleLists.class,
        Rides.class,
        RideHistories.class);
  }
}
