package dev.movr.gbfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.testing.Client;
import dev.movr.testing.FeedTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestClock;
import dev.movr.vehicle.Fleet;
import dev.movr.vehicle.OutReason;
import dev.movr.vehicle.VehicleType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the validator does not see. */
@FeedTest
class FeedContentTest {
  @Autowired Cities cities;
  @Autowired Riders riders;
  @Autowired Fleet fleet;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Consumer consumer;
  private ParisFeed feed;
  private City paris;

  @BeforeEach
  void nothing_stands_in_paris() {
    consumer = new Consumer(port);
    feed = new ParisFeed(port, jdbc, clock);
    paris = riders.city("paris");
  }

  @Test
  void every_address_in_every_citys_feed_answers_and_the_required_files_are_there() {
    for (City city : cities.cities()) {
      for (Version version : Version.values()) {
        var files = consumer.system(CitySystem.id(city), version.number());
        assertThat(files)
            .containsKeys(
                "gbfs",
                "system_information",
                "vehicle_types",
                "system_pricing_plans",
                version == Version.V3_0 ? "vehicle_status" : "free_bike_status");
        assertThat(files.values())
            .allSatisfy(text ->
                assertThat(Consumer.JSON.readTree(text).path("version").asString())
                    .isEqualTo(version.number()));
        assertThat(files.get("gbfs")).doesNotContain("manifest");
      }
    }
  }

  @Test
  void a_system_says_when_it_is_open_where_it_is_and_what_it_costs() {
    JsonNode about = consumer.json("/gbfs/paris/3.0/system_information.json").path("data");
    assertThat(about.path("opening_hours").asString()).isEqualTo("24/7");
    assertThat(about.path("timezone").asString()).isEqualTo("Europe/Paris");
    assertThat(about.path("manifest_url").asString())
        .isEqualTo(FeedTest.ORIGIN + "/gbfs/manifest.json");
    JsonNode plan = consumer.json("/gbfs/paris/3.0/system_pricing_plans.json").at("/data/plans/0");
    assertThat(plan.path("currency").asString()).isEqualTo("EUR");
    assertThat(plan.at("/per_min_pricing/0/rate").asDouble()).isEqualTo(0.25);
    assertThat(plan.at("/description/0/text").asString())
        .isEqualTo("1.00 EUR to start a ride, and 0.25 EUR a minute.");
    plan = consumer.json("/gbfs/boston/2.3/system_pricing_plans.json").at("/data/plans/0");
    assertThat(plan.path("currency").asString()).isEqualTo("USD");
    assertThat(plan.path("description").asString()).isEqualTo("Riding is free of charge.");
    assertThat(plan.has("per_min_pricing")).isFalse();
  }

  @Test
  void the_service_area_runs_around_the_city_against_the_clock() {
    var area = paris.bounds();
    JsonNode zone =
        consumer
            .json("/gbfs/paris/3.0/geofencing_zones.json")
            .at("/data/geofencing_zones/features/0");
    assertThat(zone.at("/geometry/coordinates/0/0").toString())
        .isEqualTo(
            "[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]"
                .formatted(area.west(), area.south(), area.east(), area.north()));
  }

  @Test
  void times_are_of_their_version_and_not_older_than_what_they_tell() {
    feed.listed();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    assertThat(consumer.json("/gbfs/paris/3.0/vehicle_status.json").path("last_updated").asString())
        .isEqualTo(now.toString());
    assertThat(consumer.json("/gbfs/paris/2.3/free_bike_status.json").path("last_updated").asLong())
        .isEqualTo(now.getEpochSecond());
  }

  @Test
  void a_vehicle_says_what_it_is_and_where_and_nothing_by_which_it_is_known() {
    Login owner = riders.in(paris);
    Place place = new Place("Somewhere", 48.85661234567, 2.35221234567);
    UUID scooter = riders.vehicleOf(owner, VehicleType.SCOOTER, place);
    JsonNode vehicle = feed.listed().getFirst();
    assertThat(vehicle.propertyNames())
        .containsExactly(
            "vehicle_id",
            "lat",
            "lon",
            "is_reserved",
            "is_disabled",
            "vehicle_type_id",
            "current_range_meters",
            "rental_uris");
    assertThat(vehicle.path("lat").toString()).isEqualTo("48.856612");
    assertThat(vehicle.path("lon").toString()).isEqualTo("2.352212");
    for (var file : consumer.system("movr_paris", "2.3").values()) {
      assertThat(file)
          .doesNotContain(
              scooter.toString(), owner.userId().toString(), owner.username(), "Kick", "red");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_out_of_service_on_the_street_is_listed_as_disabled_and_nothing_else_is(
      OutReason reason) {
    Login owner = riders.in(paris);
    fleet.takeOut(owner, paris, riders.scooterOf(owner), reason, true);
    List<JsonNode> listed = feed.listed();
    if (reason.onStreet()) {
      assertThat(listed).hasSize(1);
      assertThat(listed.getFirst().path("is_disabled").asBoolean()).isTrue();
      assertThat(listed.getFirst().has("rental_uris")).isFalse();
    } else {
      assertThat(listed).isEmpty();
    }
  }

  @Test
  void those_out_of_service_stand_among_the_others_in_the_order_of_their_ids() {
    Login owner = riders.in(paris);
    for (int i = 0; i < 8; i++) {
      riders.scooterOf(owner);
      fleet.takeOut(owner, paris, riders.scooterOf(owner), OutReason.DAMAGE, true);
    }
    List<JsonNode> listed = feed.listed();
    assertThat(listed).hasSize(16);
    assertThat(listed).extracting(vehicle -> vehicle.path("vehicle_id").asString()).isSorted();
  }

  @Test
  void the_landing_page_links_to_every_citys_feed() {
    String page = new Client(port).get("/").body();
    for (City city : cities.cities()) {
      String path = "/gbfs/" + city.slug() + "/3.0/gbfs.json";
      assertThat(page)
          .containsPattern("<link rel=\"gbfs\" type=\"application/json\"[^>]* href=\"" + path);
      consumer.json(path);
    }
    assertThat(page).containsPattern("<footer(?s:.*)<a href=\"/gbfs/manifest.json\">");
  }
}
