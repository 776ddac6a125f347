package dev.movr.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.ride.Rides;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.vehicle.VehicleType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A cursor goes on with the list that gave it: another list refuses it, on page and API. */
@MovrTest
class ForeignCursorTest {
  private static final Pattern NEXT = Pattern.compile("[?&;](?:after|before)=([\\w-]+)");

  private static final List<String> OF_THE_API =
      List.of(
          "/cities/rome/vehicles?limit=1",
          "/cities/paris/vehicles?limit=1",
          "/cities/rome/vehicles?limit=1&type=bike",
          "/cities/rome/vehicles?limit=1&near=41.9,12.5",
          "/cities/rome/vehicles?limit=1&near=41.9,12.51",
          "/cities/rome/vehicles?limit=1&bbox=41.7,12.3,42.1,12.7",
          "/me/vehicles?",
          "/me/rides?");

  @Autowired Riders riders;
  @Autowired Rides rides;
  @LocalServerPort int port;

  /** With more vehicles, rides and neighbours than one slice holds. */
  private Login busyOwner() {
    City rome = riders.city("rome");
    Login owner = riders.withPassword(rome);
    var scooter = riders.scooterOf(owner);
    for (int i = 0; i < 21; i++) {
      var ride = riders.rideOf(owner, rome, scooter);
      rides.end(owner, rome, ride, rome.places().getFirst());
    }
    for (int i = 0; i < 24; i++) {
      riders.vehicleOf(owner, VehicleType.BIKE, rome.places().getFirst());
    }
    Login parisian = riders.in(riders.city("paris"));
    riders.scooterOf(parisian);
    riders.scooterOf(parisian);
    for (int i = 0; i < 37; i++) {
      riders.listedIn(rome);
      riders.listedIn(parisian.city());
    }
    return owner;
  }

  @Test
  void of_the_api() {
    var client = new ApiClient(port).signedInAs(busyOwner().username());
    Map<String, String> cursors = new LinkedHashMap<>();
    OF_THE_API.forEach(list -> cursors.put(list, client.get(list).text("/next")));
    assertThat(cursors.values()).doesNotHaveDuplicates().doesNotContain("");
    for (String list : OF_THE_API) {
      cursors.forEach((from, cursor) -> {
        var answer = client.get(list + "&cursor=" + cursor);
        assertThat(answer.status())
            .as(from + " at " + list)
            .isEqualTo(from.equals(list) ? 200 : 400);
        if (!from.equals(list)) {
          assertThat(answer.text("/errors/0/field")).isEqualTo("cursor");
        }
      });
    }
  }

  @Test
  void of_the_pages() {
    var client = new Client(port).loggedInAs(busyOwner().username());
    var lists =
        List.of(
            "/rome/vehicles?after=",
            "/rome/users?after=",
            "/paris/users?after=",
            "/profile?after=",
            "/rides?before=");
    Map<String, String> cursors = new LinkedHashMap<>();
    lists.forEach(list -> {
      var next = NEXT.matcher(client.get(list.replaceFirst("\\?.*", "")).body());
      assertThat(next.find()).as(list).isTrue();
      cursors.put(list, next.group(1));
    });
    for (String list : lists) {
      cursors.forEach((from, cursor) ->
          assertThat(client.get(list + cursor).statusCode())
              .as(from + " at " + list)
              .isEqualTo(from.equals(list) ? 200 : 400));
    }
  }
}
