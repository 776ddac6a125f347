package dev.movr.gbfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.ride.Rides;
import dev.movr.testing.Client;
import dev.movr.testing.FeedTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestClock;
import dev.movr.vehicle.Vehicles;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A vehicle has an id in the feed from one ride to the next. */
@FeedTest
class VehicleIdsTest {
  @Autowired Riders riders;
  @Autowired Rides rides;
  @Autowired Vehicles vehicles;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private ParisFeed feed;
  private City paris;
  private Login owner;
  private Login rider;

  @BeforeEach
  void nothing_stands_in_paris() {
    feed = new ParisFeed(port, jdbc, clock);
    paris = riders.city("paris");
    owner = riders.in(paris);
    rider = riders.in(paris);
  }

  @Test
  void an_id_is_another_after_each_ride_and_only_then() {
    UUID scooter = riders.scooterOf(owner);
    String before = feed.theId();
    assertThat(feed.theId()).isEqualTo(before);

    UUID ride = riders.rideOf(rider, paris, scooter);
    assertThat(feed.listed()).isEmpty();
    rides.end(rider, paris, ride, paris.places().getFirst());
    String after = feed.theId();
    assertThat(after).isNotEqualTo(before);

    rides.end(rider, paris, ride, paris.places().getFirst());
    assertThat(rides.start(rider, paris, scooter, ride)).isNotNull();
    assertThat(feed.theId()).isEqualTo(after);
  }

  @Test
  void an_id_is_another_when_the_owner_ended_the_ride() {
    UUID scooter = riders.scooterOf(owner);
    String before = feed.theId();
    riders.rideOf(rider, paris, scooter);
    riders.letRideGrowOld(paris, scooter);
    rides.endAsOwner(owner, paris, scooter);
    assertThat(feed.theId()).isNotEqualTo(before);
  }

  @Test
  void a_removed_vehicle_is_not_listed() {
    UUID scooter = riders.scooterOf(owner);
    feed.theId();
    vehicles.remove(owner, paris, scooter);
    assertThat(feed.listed()).isEmpty();
  }

  @Test
  void a_link_leads_to_the_vehicle_while_it_stands_there_and_to_others_afterwards() {
    UUID scooter = riders.scooterOf(owner);
    String link =
        Consumer.local(
            Objects.requireNonNull(feed.listed().getFirst()).at("/rental_uris/web").asString());
    assertThat(link).doesNotContain(scooter.toString()).endsWith(feed.theId());
    var client = new Client(port);
    var found = client.get(link);
    assertThat(found.statusCode()).isEqualTo(302);
    assertThat(found.headers().firstValue("Location")).hasValue("/paris/vehicles/" + scooter);

    UUID ride = riders.rideOf(rider, paris, scooter);
    movedOn(client.get(link).statusCode(), client.get(link).body());
    rides.end(rider, paris, ride, paris.places().getFirst());
    movedOn(client.get(link).statusCode(), client.get(link).body());
    assertThat(client.get(link.replace("paris", "rome")).statusCode()).isEqualTo(404);
    assertThat(client.get("/paris/take/nonsense").statusCode()).isEqualTo(404);
    assertThat(client.get("/paris/take/" + scooter).statusCode()).isEqualTo(404);
  }

  private static void movedOn(int status, String body) {
    assertThat(status).isEqualTo(404);
    assertThat(body).contains("has moved on").contains("href=\"/paris/vehicles\"");
  }
}
