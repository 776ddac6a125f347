package dev.movr.testing;

import dev.movr.login.Login;
import dev.movr.login.LoginCookie;
import dev.movr.login.Password;
import dev.movr.login.StaffScope;
import dev.movr.recovery.EmailChanges;
import dev.movr.recovery.Recoveries;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.ride.RideSettings;
import dev.movr.ride.Rides;
import dev.movr.ride.Start;
import dev.movr.user.NewUser;
import dev.movr.user.Registration;
import dev.movr.user.Users;
import dev.movr.vehicle.NewVehicle;
import dev.movr.vehicle.VehicleAddition;
import dev.movr.vehicle.VehicleType;
import dev.movr.vehicle.Vehicles;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Makes users, vehicles and rides that no other test knows. */
public final class Riders {
  public static final String PASSWORD = "correct horse battery";

  /** From where they register. */
  public static final String ADDRESS = "192.0.2.1";

  /** A hash says how it was made: whoever logs in is checked as quickly. */
  private static final String QUICK_HASH =
      new Argon2PasswordEncoder(16, 32, 1, 8, 1).encode(PASSWORD);

  private final Users users;
  private final Vehicles vehicles;
  private final Rides rides;
  private final RideSettings settings;
  private final Cities cities;
  private final LoginCookie cookie;
  private final Recoveries recoveries;
  private final EmailChanges emails;
  private final JdbcClient jdbc;

  Riders(
      Users users,
      Vehicles vehicles,
      Rides rides,
      RideSettings settings,
      Cities cities,
      LoginCookie cookie,
      Recoveries recoveries,
      EmailChanges emails,
      JdbcClient jdbc) {
    this.users = users;
    this.vehicles = vehicles;
    this.rides = rides;
    this.settings = settings;
    this.cities = cities;
    this.cookie = cookie;
    this.recoveries = recoveries;
    this.emails = emails;
    this.jdbc = jdbc;
  }

  /** {@code new york}, and so on. */
  public City city(String name) {
    return cities.byName(name).orElseThrow();
  }

  /** A username that nobody has. */
  public static String username() {
    return "u" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
  }

  /** The form on the page for registering, filled in, without its token. */
  public static Map<String, String> registration(String city, String username) {
    var form = new HashMap<>(signUp(city, username));
    form.put("id", UUID.randomUUID().toString());
    return form;
  }

  /**
   * The same, as a program sends it to the API.
   *
   * @param city as it stands in paths: {@code new-york}
   */
  public static Map<String, String> signUp(String city, String username) {
    return Map.of(
        "city",
        city,
        "firstName",
        "Ada",
        "lastName",
        "Rider",
        "email",
        "ada@example.com",
        "username",
        username,
        "password",
        PASSWORD);
  }

  /** What somebody fills in to register. */
  public static NewUser form(City city, String username) {
    return form(UUID.randomUUID(), city, username);
  }

  public static NewUser form(UUID id, City city, String username) {
    return new NewUser(
        id,
        city,
        "Ada",
        "Rider",
        username + "@example.com",
        username,
        new Password(PASSWORD),
        false,
        null);
  }

  /** A user who cannot log in. */
  public Login in(City city) {
    return added(users.addWithoutLogin(form(city, username())));
  }

  /** A user who cannot log in, and who is among the people of the city. */
  public Login listedIn(City city) {
    Login login = in(city);
    jdbc.sql("UPDATE users SET listed = true WHERE city = ? AND id = ?")
        .params(city.name(), login.userId())
        .update();
    return login;
  }

  /** A user with the password {@link #PASSWORD}. */
  public Login withPassword(City city) {
    Login login = in(city);
    jdbc.sql("UPDATE users SET password_hash = ? WHERE city = ? AND id = ?")
        .params(QUICK_HASH, city.name(), login.userId())
        .update();
    return login;
  }

  /** Makes a user staff, without a trace in the log. */
  public Login asStaff(Login user, StaffScope scope) {
    jdbc.sql("UPDATE usernames SET staff = ? WHERE username = ?")
        .params(scope.code(), user.username())
        .update();
    return user;
  }

  /** Suspends a user, without a trace in the log. */
  public Login suspended(Login user) {
    jdbc.sql("UPDATE usernames SET suspended_at = now() WHERE username = ?")
        .param(user.username())
        .update();
    return user;
  }

  /** What a browser of that user's would bring; of an account, one that has just logged in. */
  public ResponseCookie cookieOf(Login login) {
    var response = new MockHttpServletResponse();
    cookie.write(numbered(login), new MockHttpServletRequest(), response);
    var written = Objects.requireNonNull(response.getCookie("movr_login"));
    return ResponseCookie.from("movr_login", written.getValue()).build();
  }

  private static Login numbered(Login login) {
    return login.number() == 0
        ? login.numbered(ThreadLocalRandom.current().nextLong(1, 1L << 53))
        : login;
  }

  /** The path of a link for choosing a new password. */
  public String recoveryPath(Login login) {
    return recoveries.path(login).orElseThrow();
  }

  /** The path of a link for confirming a new e-mail address. */
  public String emailPath(Login login) {
    return emails.path(login, email(login), "ida@example.com");
  }

  /** The address with which a user was made. */
  public static String email(Login login) {
    return login.username() + "@example.com";
  }

  private static Login added(Registration addition) {
    return ((Registration.Registered) addition).login();
  }

  /** An available scooter of that owner, at one of the city's places. */
  public UUID scooterOf(Login owner) {
    return vehicleOf(owner, VehicleType.SCOOTER, owner.city().places().getFirst());
  }

  public UUID vehicleOf(Login owner, VehicleType type, Place place) {
    var vehicle = new NewVehicle(UUID.randomUUID(), type, "red", "Kick", place);
    if (!(vehicles.add(owner, vehicle) instanceof VehicleAddition.Added)) {
      throw new AssertionError("the vehicle was not added");
    }
    return vehicle.id();
  }

  /** An active ride of that rider on that vehicle. */
  public UUID rideOf(Login rider, City city, UUID vehicle) {
    UUID ride = UUID.randomUUID();
    Start start = rides.start(rider, city, vehicle, ride);
    if (!(start instanceof Start.Started)) {
      throw new AssertionError("the ride was not started: " + start);
    }
    return ride;
  }

  /** Makes the active ride on that vehicle so old that the vehicle's owner may end it. */
  public void letRideGrowOld(City city, UUID vehicle) {
    letRideGrowOlder(city, vehicle, settings.limit());
  }

  /** Makes the active ride on that vehicle older by that. */
  public void letRideGrowOlder(City city, UUID vehicle, Duration by) {
    jdbc.sql(
            """
            UPDATE rides SET start_time = start_time - ? * interval '1 second'
            WHERE city = ? AND vehicle_id = ? AND end_time IS NULL
            """)
        .params(by.toSeconds(), city.name(), vehicle)
        .update();
  }
}
