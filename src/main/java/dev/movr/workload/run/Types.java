package dev.movr.workload.run;

import dev.movr.login.Logins;
import dev.movr.ride.RideHistories;
import dev.movr.ride.Rides;
import dev.movr.user.Users;
import dev.movr.vehicle.VehicleLists;
import dev.movr.vehicle.Vehicles;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** What the rooms let others call. */
record Types(
    Users users,
    Logins logins,
    Vehicles vehicles,
    VehicleLists lists,
    Rides rides,
    RideHistories histories) {

  /**
   * The rooms in full, of which only these types are made, with what they need: no page, no API.
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
  static final class Rooms {
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

  static Types of(ApplicationContext rooms) {
    return new Types(
        rooms.getBean(Users.class),
        rooms.getBean(Logins.class),
        rooms.getBean(Vehicles.class),
        rooms.getBean(VehicleLists.class),
        rooms.getBean(Rides.class),
        rooms.getBean(RideHistories.class));
  }
}
