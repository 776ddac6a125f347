package dev.movr.vehicle;

import dev.movr.login.Login;
import dev.movr.login.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Whom a page offers what owners and staff do; {@link FleetActSql} asks again. */
final class FleetRights {
  private FleetRights() {}

  /**
   * @param who null for a visitor
   */
  static boolean caresFor(@Nullable Authentication who, Vehicle vehicle) {
    return who != null
        && who.getPrincipal() instanceof Login login
        && (owns(login, vehicle) || isStaff(who, vehicle));
  }

  private static boolean owns(Login login, Vehicle vehicle) {
    return login.city().equals(vehicle.city()) && login.userId().equals(vehicle.ownerId());
  }

  static boolean isStaff(@Nullable Authentication who, Vehicle vehicle) {
    return StaffMember.find(who).filter(member -> member.isOf(vehicle.city())).isPresent();
  }
}
