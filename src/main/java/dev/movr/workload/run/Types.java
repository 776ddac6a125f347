package dev.movr.workload.run;

import dev.movr.login.Logins;
import dev.movr.ride.RideHistories;
import dev.movr.ride.Rides;
import dev.movr.user.Users;
import dev.movr.vehicle.VehicleLists;
import dev.movr.vehicle.Vehicles;
import org.springframework.context.ApplicationContext;

/** What the rooms let others call. */
record Types(
    Users users,
    Logins logins,
    Vehicles vehicles,
    VehicleLists lists,
    Rides rides,
    RideHistories histories) {

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
