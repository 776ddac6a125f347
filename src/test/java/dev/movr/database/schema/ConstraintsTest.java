package dev.movr.database.schema;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.ride.Rides;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses, whoever asks and whatever engine it is. */
@MovrTest
@StoreTest
class ConstraintsTest {
  @Autowired Riders riders;
  @Autowired Rides rides;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private City rome;
  private Login rider;
  private UUID vehicle;
  private UUID ride;

  @BeforeEach
  void start_a_ride() {
    rome = riders.city("rome");
    rider = riders.in(rome);
    vehicle = riders.scooterOf(riders.in(rome));
    ride = riders.rideOf(rider, rome, vehicle);
  }

  private void refused(String sql, Object... parameters) {
    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() ->
            new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                  status.setRollbackOnly();
                  jdbc.sql(sql).params(parameters).update();
                }));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "first_name = NULL",
        "last_name = NULL",
        "email = NULL",
        "username = NULL",
        "removed_at = now()",
        "first_name = ''",
        "last_name = ''",
        "username = 'ab'",
        "email = 'ab'",
        "is_owner = NULL",
        "first_name = repeat('x', 61)",
        "last_name = repeat('x', 61)",
        "username = repeat('x', 31)",
        "email = repeat('x', 255)",
        "active_ride_id = NULL",
        "active_ride_city = NULL",
        "city = NULL",
        "removed_at = now(), first_name = NULL, last_name = NULL, email = NULL, username = NULL, password_hash = NULL"
      })
  void a_user_has_all_that_a_user_has(String change) {
    refused("UPDATE users SET " + change + " WHERE city = 'rome' AND id = ?", rider.userId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type = 'car'",
        "status = 'lost'",
        "status = NULL",
        "latitude = 90.1",
        "latitude = -91",
        "longitude = 180.1",
        "latitude = 'NaN'",
        "longitude = 'Infinity'",
        "color = ''",
        "brand = ''",
        "last_location = ''",
        "color = repeat('x', 31)",
        "brand = repeat('x', 61)",
        "last_location = repeat('x', 101)",
        "owner_id = gen_random_uuid()",
        "city = 'paris'"
      })
  void a_vehicle_has_all_that_a_vehicle_has(String change) {
    refused("UPDATE vehicles SET " + change + " WHERE city = 'rome' AND id = ?", vehicle);
  }

  private static final String END =
      "end_time = start_time + interval '1 minute', length = interval '1 minute', ended_by = 'rider',"
          + " end_location = 'There', end_latitude = 41.9, end_longitude = 12.5";

  @Test
  void an_end_is_whole() {
    rides.end(rider, rome, ride, rome.places().getLast());

    for (String part :
        new String[] {
          "end_time", "length", "ended_by", "end_location", "end_latitude", "end_longitude"
        }) {
      refused("UPDATE rides SET " + part + " = NULL WHERE city = 'rome' AND id = ?", ride);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "end_time = now()",
        "length = interval '1 minute'",
        "ended_by = 'rider'",
        "end_location = 'There'",
        "end_latitude = 41.9",
        "end_longitude = 12.5",
        "rider_id = gen_random_uuid()",
        "vehicle_id = gen_random_uuid()",
        "start_time = NULL",
        "start_location = ''",
        END + ", end_time = NULL",
        END + ", ended_by = NULL",
        END + ", end_latitude = NULL",
        END + ", ended_by = 'nobody'",
        END + ", end_latitude = 91",
        END + ", end_longitude = -181",
        END + ", end_location = ''",
        END + ", end_time = start_time - interval '1 second'"
      })
  void a_ride_is_active_or_has_a_whole_end(String change) {
    String once =
        change.startsWith(END) && change.length() > END.length() ? replaced(change) : change;
    refused("UPDATE rides SET " + once + " WHERE city = 'rome' AND id = ?", ride);
  }

  /** A column may be set but once. */
  private static String replaced(String change) {
    String last = change.substring(END.length() + 2);
    String column = last.substring(0, last.indexOf(" = "));
    return END.replaceFirst("(^|, )" + column + " = [^,]*", "$1" + last.replace("$", "\\$"));
  }

  @Test
  void a_vehicle_has_one_active_ride() {
    refused(
        """
        INSERT INTO rides (city, id, vehicle_id, rider_city, rider_id, start_location, start_latitude, start_longitude)
        VALUES ('rome', gen_random_uuid(), ?, 'rome', ?, 'Here', 41.9, 12.5)
        """,
        vehicle,
        riders.in(rome).userId());
  }

  @Test
  void a_username_is_held_by_one_user_and_a_user_holds_one() {
    Login other = riders.in(rome);
    refused(
        "UPDATE usernames SET username = ? WHERE username = ?", rider.username(), other.username());
    refused(
        "UPDATE usernames SET user_id = ? WHERE username = ?", rider.userId(), other.username());
    refused(
        "UPDATE usernames SET user_id = gen_random_uuid() WHERE username = ?", other.username());
    refused("UPDATE usernames SET username = '' WHERE username = ?", other.username());
    refused("UPDATE usernames SET username = repeat('x', 61) WHERE username = ?", other.username());
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "vehicles"})
  void what_rides_tell_of_is_never_deleted(String table) {
    refused(
        "DELETE FROM " + table + " WHERE city = 'rome' AND id = ?",
        table.equals("users") ? rider.userId() : vehicle);
  }
}
