package dev.movr.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.MovrApplication;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.testing.Instance;
import dev.movr.testing.Riders;
import dev.movr.testing.TestConfiguration;
import dev.movr.testing.TestDatabase;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * {@code movr check}, in a database of its own without the constraints that forbid what is planted.
 */
@ExtendWith(OutputCaptureExtension.class)
class CheckTest {
  private static final String DATABASE = "planted";

  @AutoClose
  private static final Instance movr =
      Instance.startWith(TestConfiguration.class, TestDatabase.anotherUri(DATABASE));

  private static final Riders riders = movr.bean(Riders.class);
  private static final City paris = riders.city("paris");

  private final Login owner = riders.in(paris);
  private final UUID scooter = riders.scooterOf(owner);
  private final Login rider = riders.in(riders.city("rome"));
  private final UUID ride = riders.rideOf(rider, paris, scooter);

  @BeforeAll
  static void without_constraints() {
    execute("ALTER TABLE rides DROP CONSTRAINT rides_end");
    execute("ALTER TABLE rides DROP CONSTRAINT rides_ended");
    execute("ALTER TABLE rides DROP CONSTRAINT rides_rider");
    execute("DROP INDEX rides_active");
    execute("DROP INDEX vehicles_public");
    execute("ALTER TABLE vehicles DROP CONSTRAINT vehicles_states");
  }

  @AfterEach
  void clear() {
    execute("TRUNCATE usernames, rides, vehicles, users");
  }

  private static void execute(String sql) {
    try (var connection = TestDatabase.connect(DATABASE);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int check(String... options) {
    return MovrApplication.execute(
        Stream.concat(
                Stream.of("check", "--movr.database.uri=" + TestDatabase.anotherUri(DATABASE)),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private static void assertFound(CapturedOutput output, String... lines) {
    assertThat(check()).isEqualTo(1);
    assertThat(output.getOut().lines())
        .filteredOn(line -> line.startsWith("paris ") || line.startsWith("rome "))
        .containsExactlyInAnyOrder(lines);
  }

  @Test
  void books_that_agree_end_it_with_status_0(CapturedOutput output) {
    assertThat(check()).isZero();
    assertThat(output.getErr()).isEmpty();
    assertThat(output.getOut())
        .contains("gcp-us-east1: 0 users, 0 vehicles and 0 rides in ")
        .containsPattern(
            "gcp-europe-west1: 2 users, 1 vehicles and 1 rides in \\d+\\.\\d s, which agree")
        .endsWith("The books agree.\n")
        .doesNotContain("paris ", "rome ");
  }

  @Test
  void a_vehicle_with_two_active_rides(CapturedOutput output) {
    UUID another = UUID.randomUUID();
    execute(
        """
        INSERT INTO rides (city, id, vehicle_id, rider_city, rider_id, start_location, start_latitude, start_longitude)
        VALUES ('paris', '%s', '%s', 'paris', '%s', 'Here', 1, 1)
        """
            .formatted(another, scooter, owner.userId()));
    execute(
        "UPDATE users SET active_ride_city = 'paris', active_ride_id = '%s' WHERE id = '%s'"
            .formatted(another, owner.userId()));
    assertFound(output, "paris vehicle " + scooter + ": has 2 active rides");
  }

  @Test
  void a_rider_on_two_rides(CapturedOutput output) {
    UUID second = riders.scooterOf(owner);
    UUID another = riders.rideOf(owner, paris, second);
    execute(
        "UPDATE rides SET rider_city = 'rome', rider_id = '%s' WHERE id = '%s'"
            .formatted(rider.userId(), another));
    assertFound(
        output,
        "paris ride %s: is active, but its rider is rome user %s, who is on paris ride %s"
            .formatted(another, rider.userId(), ride),
        "paris user %s: is on a ride in paris of somebody else".formatted(owner.userId()));
  }

  @Test
  void an_active_ride_whose_rider_is_on_none(CapturedOutput output) {
    execute("UPDATE users SET active_ride_city = NULL, active_ride_id = NULL");
    assertFound(
        output,
        "paris ride %s: is active, but its rider is rome user %s, who is on no ride"
            .formatted(ride, rider.userId()));
  }

  @Test
  void an_active_ride_whose_rider_is_not_there(CapturedOutput output) {
    execute("DELETE FROM usernames WHERE city = 'rome'");
    execute("DELETE FROM users WHERE city = 'rome'");
    assertFound(output, "paris ride " + ride + ": is active, but its rider is not there");
  }

  @Test
  void a_busy_vehicle_without_its_ride(CapturedOutput output) {
    execute("UPDATE users SET active_ride_city = NULL, active_ride_id = NULL");
    execute("DELETE FROM rides");
    assertFound(output, "paris vehicle " + scooter + ": is in use, but has no active ride");
  }

  @Test
  void a_ride_on_a_vehicle_that_is_not_busy(CapturedOutput output) {
    execute("UPDATE vehicles SET status = 'available'");
    assertFound(output, "paris vehicle " + scooter + ": is available, but has an active ride");
  }

  @Test
  void an_ended_ride_that_lacks_an_end(CapturedOutput output) {
    riders_end();
    execute("UPDATE rides SET end_location = NULL");
    assertFound(output, "paris ride " + ride + ": lacks a part of its end");
  }

  @Test
  void an_active_ride_with_a_part_of_an_end(CapturedOutput output) {
    execute("UPDATE rides SET ended_by = 'rider'");
    assertFound(output, "paris ride " + ride + ": is active, but has a part of an end");
  }

  @Test
  void a_ride_that_ends_before_it_starts(CapturedOutput output) {
    riders_end();
    execute("UPDATE rides SET end_time = start_time - interval '1 second'");
    assertFound(output, "paris ride " + ride + ": ends before it starts");
  }

  private static void riders_end() {
    execute("UPDATE users SET active_ride_city = NULL, active_ride_id = NULL");
    execute("UPDATE vehicles SET status = 'available'");
    execute(
        """
        UPDATE rides
        SET end_time = start_time, length = interval '0', ended_by = 'rider', end_location = 'There', end_latitude = 1,
          end_longitude = 1
        """);
  }

  @Test
  void a_rider_on_a_ride_that_has_ended(CapturedOutput output) {
    riders_end();
    execute(
        "UPDATE users SET active_ride_city = 'paris', active_ride_id = '%s' WHERE city = 'rome'"
            .formatted(ride));
    assertFound(output, "rome user " + rider.userId() + ": is on a ride in paris that has ended");
  }

  @Test
  void a_rider_on_a_ride_that_is_not_there(CapturedOutput output) {
    execute(
        "UPDATE users SET active_ride_city = 'boston', active_ride_id = '%s' WHERE city = 'paris'"
            .formatted(ride));
    assertFound(
        output, "paris user " + owner.userId() + ": is on a ride in boston that is not there");
  }

  @Test
  void a_public_id_twice(CapturedOutput output) {
    UUID one = riders.scooterOf(owner);
    UUID other = riders.scooterOf(owner);
    execute("UPDATE vehicles SET public_id = '%s' WHERE status = 'available'".formatted(one));
    assertFound(
        output,
        "paris vehicle " + one + ": has the public id of another listed vehicle",
        "paris vehicle " + other + ": has the public id of another listed vehicle");
  }

  @Test
  void a_vehicle_that_is_out_of_service_without_a_reason(CapturedOutput output) {
    UUID other = riders.scooterOf(owner);
    execute("UPDATE vehicles SET status = 'out_of_service' WHERE id = '%s'".formatted(other));
    assertFound(
        output,
        "paris vehicle "
            + other
            + ": is out of service, but lacks a reason or a time, or waits for a ride");
  }

  @Test
  void a_vehicle_that_has_a_reason_and_is_not_out_of_service(CapturedOutput output) {
    execute("UPDATE vehicles SET out_reason = 'damage'");
    assertFound(
        output, "paris vehicle " + scooter + ": is in_use, but has a part of being out of service");
  }

  @Test
  void a_vehicle_whose_owner_is_removed(CapturedOutput output) {
    execute(
        """
        UPDATE users
        SET removed_at = now(), first_name = NULL, last_name = NULL, email = NULL, username = NULL
        WHERE city = 'paris'
        """);
    assertFound(
        output,
        "paris vehicle " + scooter + ": is there, but its owner's account is not",
        "paris user " + owner.userId() + ": is removed, but has 1 usernames");
  }

  @Test
  void a_user_without_a_username(CapturedOutput output) {
    execute("DELETE FROM usernames WHERE city = 'rome'");
    assertFound(output, "rome user " + rider.userId() + ": is there, but has 0 usernames");
  }

  @Test
  void json_has_a_line_for_each_disagreement_and_each_region(CapturedOutput output) {
    execute("UPDATE vehicles SET status = 'available'");
    assertThat(check("--json")).isEqualTo(1);
    assertThat(output.getOut().lines().filter(line -> line.startsWith("{")))
        .hasSize(4)
        .contains(
            """
            {"city":"paris","kind":"vehicle","id":"%s","words":"is available, but has an active ride"}\
            """
                .formatted(scooter))
        .anyMatch(line ->
            line.matches(
                "\\{\"region\":\"gcp-europe-west1\",\"found\":\\{\"users\":2,\"vehicles\":1,\"rides\":1,\"disagreements\":1\\},\"seconds\":[0-9.E-]+,\"unread\":\\[\\]\\}"));
  }

  @Test
  void a_database_without_tables_is_said_in_one_line(CapturedOutput output) {
    String uri = TestDatabase.anotherUri("nothing_to_check");
    assertThat(MovrApplication.execute("check", "--movr.database.uri=" + uri)).isEqualTo(1);
    assertThat(output.getErr())
        .startsWith("movr check: The database refuses: ERROR: relation \"users\" does not exist")
        .hasLineCount(1);
  }
}
