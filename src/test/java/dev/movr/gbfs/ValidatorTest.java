package dev.movr.gbfs;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.Configuration;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.ride.Rides;
import dev.movr.testing.FeedTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestCatalogue;
import dev.movr.testing.TestClock;
import dev.movr.vehicle.Fleet;
import dev.movr.vehicle.OutReason;
import dev.movr.vehicle.VehicleRemoval;
import dev.movr.vehicle.VehicleType;
import dev.movr.vehicle.Vehicles;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entur.gbfs.validation.GbfsValidator;
import org.entur.gbfs.validation.GbfsValidatorFactory;
import org.entur.gbfs.validation.model.FileValidationResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The canonical validator finds nothing in any city's feed, whatever the vehicles do. */
@FeedTest
class ValidatorTest {
  private static final GbfsValidator VALIDATOR = GbfsValidatorFactory.getGbfsJsonValidator();

  @Autowired Riders riders;
  @Autowired Rides rides;
  @Autowired Vehicles vehicles;
  @Autowired Fleet fleet;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Consumer consumer;

  @BeforeEach
  void nothing_stands_anywhere() {
    consumer = new Consumer(port);
    jdbc.sql(
            """
            UPDATE vehicles SET status = 'removed', out_reason = NULL, out_since = NULL
            WHERE status IN ('available', 'out_of_service')
            """)
        .update();
    clock.advance(FleetCache.LIFETIME);
  }

  /** The validator changes them for the whole process. */
  @AfterAll
  static void give_json_path_its_defaults_back() {
    Configuration.setDefaults(null);
  }

  static Stream<City> cities() {
    return TestCatalogue.shipped().cities().stream();
  }

  @ParameterizedTest
  @MethodSource("cities")
  void a_city_without_vehicles_is_valid(City city) {
    valid(city, 0);
  }

  @ParameterizedTest
  @MethodSource("cities")
  void vehicles_of_all_kinds_are_valid_before_on_and_after_rides_and_removed(City city) {
    Login owner = riders.in(city);
    Login rider = riders.in(city);
    for (VehicleType type : VehicleType.values()) {
      riders.vehicleOf(owner, type, city.places().getLast());
    }
    UUID scooter = riders.scooterOf(owner);
    valid(city, 4);

    UUID ride = riders.rideOf(rider, city, scooter);
    clock.advance(FleetCache.LIFETIME);
    valid(city, 3);

    rides.end(rider, city, ride, city.places().getFirst());
    clock.advance(FleetCache.LIFETIME);
    valid(city, 4);

    assertThat(vehicles.remove(owner, city, scooter)).isEqualTo(new VehicleRemoval.Removed());
    clock.advance(FleetCache.LIFETIME);
    valid(city, 3);
  }

  @ParameterizedTest
  @MethodSource("cities")
  void vehicles_that_are_out_of_service_are_valid_whatever_the_reason(City city) {
    Login owner = riders.in(city);
    for (OutReason reason : OutReason.values()) {
      fleet.takeOut(owner, city, riders.scooterOf(owner), reason, true);
    }
    riders.scooterOf(owner);
    valid(city, 5);
  }

  private void valid(City city, int count) {
    for (Version version : Version.values()) {
      Map<String, String> files = consumer.system(CitySystem.id(city), version.number());
      assertThat(files).containsOnlyKeys(expected(version));
      assertThat(Consumer.JSON.readTree(files.get(version.vehicles())).at(list(version)))
          .hasSize(count);
      var result = VALIDATOR.validate(streams(files));
      assertThat(result.summary().version()).isEqualTo(version.number());
      assertThat(result.files()).containsKeys(expected(version));
      files.forEach((name, text) ->
          clean(Objects.requireNonNull(result.files().get(name)), version.number()));
      assertThat(result.summary().errorsCount()).isZero();
    }
  }

  private static String[] expected(Version version) {
    return Stream.concat(FeedFiles.names(), Stream.of(version.vehicles())).toArray(String[]::new);
  }

  private static String list(Version version) {
    return version == Version.V3_0 ? "/data/vehicles" : "/data/bikes";
  }

  private static Map<String, InputStream> streams(Map<String, String> files) {
    return files.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, file -> stream(file.getValue())));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void clean(FileValidationResult file, String version) {
    assertThat(file.exists()).as(file.file()).isTrue();
    assertThat(file.version()).as(file.file()).isEqualTo(version);
    assertThat(file.errors()).as(file.file()).isEmpty();
    assertThat(file.validatorErrors()).as(file.file()).isEmpty();
  }

  @Test
  void the_manifest_is_valid_and_names_every_city() {
    String manifest = consumer.get("/gbfs/manifest.json").body();
    clean(VALIDATOR.validateFile("manifest", stream(manifest)), "3.0");
    assertThat(
            Consumer.JSON
                .readTree(manifest)
                .at("/data/datasets")
                .valueStream()
                .map(dataset -> dataset.path("system_id").asString()))
        .containsExactlyElementsOf(cities().map(CitySystem::id).toList());
  }

  /** What the test looks for, the validator does see. */
  @Test
  void a_vehicle_that_is_not_as_it_should_be_would_be_seen() {
    City paris = riders.city("paris");
    riders.scooterOf(riders.in(paris));
    Map<String, String> files = consumer.system(CitySystem.id(paris), "3.0");
    files.computeIfPresent(
        "vehicle_status", (name, text) -> text.replaceFirst(",\"current_range_meters\":\\d+", ""));
    assertThat(VALIDATOR.validate(streams(files)).summary().errorsCount()).isPositive();
  }
}
