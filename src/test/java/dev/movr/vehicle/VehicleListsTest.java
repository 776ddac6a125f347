package dev.movr.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.testing.StoreTest;
import dev.movr.web.paging.Cursor;
import dev.movr.web.paging.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MovrTest
@StoreTest
class VehicleListsTest {
  private static final Comparator<Vehicle> NEWEST_FIRST =
      Comparator.comparing(Vehicle::dateAdded)
          .thenComparing(vehicle -> vehicle.id().toString())
          .reversed();

  @Autowired Vehicles vehicles;
  @Autowired VehicleLists lists;
  @Autowired Riders riders;
  @Autowired Statements statements;
  @Autowired JdbcClient jdbc;

  private City boston;
  private Login owner;

  @BeforeEach
  void add_an_owner() {
    boston = riders.city("boston");
    owner = riders.in(boston);
  }

  private UUID add(VehicleType type) {
    return riders.vehicleOf(owner, type, boston.places().getFirst());
  }

  private List<UUID> add(int count) {
    List<UUID> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      added.add(add(i % 2 == 0 ? VehicleType.SCOOTER : VehicleType.BIKE));
    }
    return added;
  }

  private static List<Vehicle> all(
      Function<@Nullable String, Slice<Vehicle>> list, Runnable between) {
    List<Vehicle> all = new ArrayList<>();
    @Nullable String after = null;
    do {
      Slice<Vehicle> slice = list.apply(after);
      assertThat(slice.rows()).hasSizeLessThanOrEqualTo(VehicleLists.PAGE);
      all.addAll(slice.rows());
      after = slice.next().orElse(null);
      between.run();
    } while (after != null);
    return all;
  }

  private List<Vehicle> all(City city, VehicleStatus status, @Nullable VehicleType type) {
    return all(after -> lists.inCity(city, status, type, after), () -> {});
  }

  @Test
  void every_vehicle_of_a_city_is_listed_once_the_newest_first() {
    List<UUID> added = add(2 * VehicleLists.PAGE + 1);

    List<Vehicle> all = all(boston, VehicleStatus.AVAILABLE, null);

    assertThat(all).doesNotHaveDuplicates().isSortedAccordingTo(NEWEST_FIRST);
    assertThat(all).extracting(Vehicle::id).containsAll(added);
    assertThat(all).allMatch(Vehicle::available).allMatch(v -> v.city().equals(boston));
  }

  @Test
  void each_once_even_if_all_were_added_at_the_same_time() {
    List<UUID> added = add(2 * VehicleLists.PAGE);
    jdbc.sql(
            """
            UPDATE vehicles SET date_added = '2020-02-02 02:02:02.222222Z'
            WHERE city = 'boston' AND owner_id = ?
            """)
        .param(owner.userId())
        .update();

    assertThat(all(boston, VehicleStatus.AVAILABLE, null))
        .doesNotHaveDuplicates()
        .extracting(Vehicle::id)
        .containsAll(added);
    assertThat(all(after -> vehicles.ownedBy(owner, after), () -> {}))
        .isSortedAccordingTo(NEWEST_FIRST)
        .extracting(Vehicle::id)
        .containsExactlyInAnyOrderElementsOf(added);
  }

  @Test
  void none_is_lost_or_listed_twice_while_vehicles_are_added() {
    List<UUID> added = add(2 * VehicleLists.PAGE + 1);

    List<Vehicle> all =
        all(after -> lists.inCity(boston, VehicleStatus.AVAILABLE, null, after), () -> add(2));

    assertThat(all).doesNotHaveDuplicates().extracting(Vehicle::id).containsAll(added);
  }

  @Test
  void a_list_of_one_type_holds_no_other() {
    UUID bike = add(VehicleType.BIKE);
    UUID skateboard = add(VehicleType.SKATEBOARD);

    assertThat(all(boston, VehicleStatus.AVAILABLE, VehicleType.BIKE))
        .allMatch(vehicle -> vehicle.type() == VehicleType.BIKE)
        .extracting(Vehicle::id)
        .contains(bike)
        .doesNotContain(skateboard);
  }

  @Test
  void vehicles_in_use_have_a_list_of_their_own_and_removed_ones_none() {
    UUID ridden = add(VehicleType.SCOOTER);
    UUID removed = add(VehicleType.SCOOTER);
    UUID free = add(VehicleType.SCOOTER);
    riders.rideOf(riders.in(boston), boston, ridden);
    vehicles.remove(owner, boston, removed);

    assertThat(all(boston, VehicleStatus.AVAILABLE, null))
        .extracting(Vehicle::id)
        .contains(free)
        .doesNotContain(ridden, removed);
    assertThat(all(boston, VehicleStatus.IN_USE, null))
        .extracting(Vehicle::id)
        .contains(ridden)
        .doesNotContain(free, removed);
    assertThat(vehicles.ownedBy(owner, null).rows())
        .extracting(Vehicle::id)
        .containsExactly(free, ridden);
  }

  @Test
  void a_list_never_runs_into_another_city() {
    add(1);
    for (City city : List.of(riders.city("new york"), riders.city("amsterdam"))) {
      riders.scooterOf(riders.in(city));
      assertThat(all(city, VehicleStatus.AVAILABLE, null))
          .isNotEmpty()
          .allMatch(vehicle -> vehicle.city().equals(city));
    }
  }

  @Test
  void a_page_is_one_statement() {
    statements.theOneOf(
        () -> lists.inCity(boston, VehicleStatus.AVAILABLE, VehicleType.BIKE, null));
    statements.theOneOf(() -> lists.nearest(boston, boston.center(), null, null));
    statements.theOneOf(() -> vehicles.ownedBy(owner, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "MQ", "MR94"})
  void a_cursor_that_movr_did_not_make_is_malformed(String cursor) {
    for (String bad : List.of(cursor, Cursor.of("x", "y"), Cursor.of(1, 2, 3))) {
      assertThatExceptionOfType(Cursor.Malformed.class)
          .isThrownBy(() -> lists.inCity(boston, VehicleStatus.AVAILABLE, null, bad));
      assertThatExceptionOfType(Cursor.Malformed.class)
          .isThrownBy(() -> lists.nearest(boston, boston.center(), null, bad));
      assertThatExceptionOfType(Cursor.Malformed.class)
          .isThrownBy(() -> vehicles.ownedBy(owner, bad));
    }
  }
}
