package dev.movr.vehicle;

import static dev.movr.vehicle.ApiVehicles.PATH;
import static dev.movr.vehicle.ApiVehicles.bike;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.testing.ApiClient;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API finds vehicles by type, status, point and rectangle, slice by slice. */
@MovrTest
class VehicleSearchApiTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  private City city;
  private Login owner;
  private ApiClient visitor;

  @BeforeEach
  void visit() {
    city = riders.city("los angeles");
    owner = riders.in(city);
    visitor = new ApiClient(port);
  }

  @Test
  void slices_follow_each_other_without_gap_or_repetition() {
    for (int i = 0; i < 5; i++) {
      riders.scooterOf(owner);
    }
    String box = "33.9,-118.5,34.2,-118.1";
    for (String search : List.of("", "&type=scooter", "&near=34.05,-118.25", "&bbox=" + box)) {
      var whole = ids(PATH + "?limit=100" + search);
      var parts = ids(PATH + "?limit=3" + search);
      assertThat(parts).as(search).doesNotHaveDuplicates().containsExactlyElementsOf(whole);
    }
  }

  private List<String> ids(String path) {
    var ids = new ArrayList<String>();
    String cursor = "";
    do {
      var slice = visitor.get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      slice.body().at("/items").forEach(vehicle -> ids.add(vehicle.path("id").asString()));
      cursor = slice.text("/next");
    } while (!cursor.isEmpty());
    return ids;
  }

  @Test
  void a_rectangle_holds_what_is_available_in_it() {
    UUID inside = riders.vehicleOf(owner, VehicleType.SKATEBOARD, new Place("in", 34.01, -118.2));
    UUID east = riders.vehicleOf(owner, VehicleType.SKATEBOARD, new Place("out", 34.01, -118.19));
    UUID north = riders.vehicleOf(owner, VehicleType.SKATEBOARD, new Place("out", 34.02, -118.2));
    UUID bike = riders.vehicleOf(owner, VehicleType.BIKE, new Place("in", 34.01, -118.2));
    UUID ridden = riders.vehicleOf(owner, VehicleType.SKATEBOARD, new Place("in", 34.01, -118.2));
    riders.rideOf(riders.in(city), city, ridden);
    String box = PATH + "?limit=100&bbox=34.005,-118.205,34.015,-118.195";
    assertThat(ids(box))
        .contains(inside.toString(), bike.toString())
        .doesNotContain(east.toString(), north.toString(), ridden.toString());
    assertThat(ids(box + "&type=skateboard"))
        .contains(inside.toString())
        .doesNotContain(bike.toString());
    assertThat(ids(PATH + "?limit=100&status=in_use")).contains(ridden.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type=rocket", "status=removed", "status=gone", "limit=0", "limit=101", "limit=x",
        "near=95,0", "near=1", "near=a,b", "near=NaN,1", "bbox=1,2,3", "bbox=3,2,1,4",
        "bbox=1,2,3,4&near=1,2", "bbox=33,-119,35,-118&status=in_use", "cursor=x", "cursor=%00"
      })
  void a_query_that_is_not_understood_names_its_parameter(String query) {
    var answer = visitor.get(PATH + "?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-parameter");
    assertThat(query).contains(answer.text("/errors/0/field") + "=");
    assertThat(answer.text("/errors/0/detail"))
        .matches(
            "Please give .+|Please (choose|send) .+|must be .+|This is not one of .+|The location .+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cities/chicago/vehicles", "/cities/los-angeles/vehicles/7", "/cities"})
  void what_is_not_there_is_not_found(String path) {
    assertThat(visitor.get(path).status()).isEqualTo(path.equals("/cities") ? 200 : 404);
  }
}
