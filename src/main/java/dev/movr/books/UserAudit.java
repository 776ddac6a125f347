package dev.movr.books;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.movr.books.Disagreement.Kind;
import dev.movr.books.UserAuditSql.ActiveRide;
import dev.movr.books.UserAuditSql.Named;
import dev.movr.books.UserAuditSql.RideOfUser;
import dev.movr.books.UserAuditSql.User;
import dev.movr.database.transaction.Reads;
import dev.movr.region.Cities;
import dev.movr.region.City;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** Holds users against the username directory, and against the rides that they are on. */
@Component
final class UserAudit {
  private final Slices slices;
  private final UserAuditSql sql;
  private final Reads reads;
  private final Cities cities;

  UserAudit(Slices slices, UserAuditSql sql, Reads reads, Cities cities) {
    this.slices = slices;
    this.sql = sql;
    this.reads = reads;
    this.cities = cities;
  }

  long check(Findings findings, LongConsumer progress) {
    return slices.each(findings.city(), sql::slice, users -> check(users, findings), progress);
  }

  private void check(List<User> users, Findings findings) {
    checkUsernames(users, findings);
    users.stream()
        .filter(user -> user.activeRideCity() != null)
        .collect(groupingBy(user -> Objects.requireNonNull(user.activeRideCity())))
        .forEach((city, riding) -> checkRides(cities.ofRow(city), riding, findings));
  }

  private void checkUsernames(List<User> users, Findings findings) {
    City home = findings.city();
    List<UUID> ids = users.stream().map(User::id).toList();
    Map<UUID, Long> named =
        reads.read(home, () -> sql.named(home, ids)).stream()
            .collect(groupingBy(Function.identity(), counting()));
    for (User user : users) {
      if (named.getOrDefault(user.id(), 0L) != (user.removed() ? 0 : 1)) {
        reads
            .read(home, () -> sql.name(home, user.id()))
            .filter(found -> found.usernames() != (found.removed() ? 0 : 1))
            .ifPresent(found -> findings.add(Kind.USER, user.id(), fault(found)));
      }
    }
  }

  private static String fault(Named user) {
    return "is %s, but has %d usernames"
        .formatted(user.removed() ? "removed" : "there", user.usernames());
  }

  private void checkRides(City city, List<User> riding, Findings findings) {
    List<UUID> ids = riding.stream().map(UserAudit::ride).toList();
    Map<UUID, ActiveRide> rides =
        reads.read(city, () -> sql.activeRides(city, ids)).stream()
            .collect(toMap(ActiveRide::id, Function.identity()));
    for (User user : riding) {
      ActiveRide ride = rides.get(ride(user));
      if (ride == null || !ride.isOf(findings.city(), user.id())) {
        checkAgain(user, city, findings);
      }
    }
  }

  private static UUID ride(User user) {
    return Objects.requireNonNull(user.activeRideId());
  }

  /** Since a start or an end may have come between the two statements. */
  private void checkAgain(User user, City city, Findings findings) {
    City home = findings.city();
    reads
        .read(home, () -> sql.ride(home, user.id(), city.name()))
        .filter(ride -> !ride.active() || !ride.own())
        .ifPresent(ride ->
            findings.add(
                Kind.USER, user.id(), "is on a ride in %s %s".formatted(city, fault(ride))));
  }

  private static String fault(RideOfUser ride) {
    if (!ride.known()) {
      return "that is not there";
    }
    return ride.own() ? "that has ended" : "of somebody else";
  }
}
