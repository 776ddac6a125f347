package dev.movr.vehicle;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.ride.Ending;
import dev.movr.ride.Rides;
import dev.movr.ride.Start;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The code does what the tables of docs/rides.md say. */
@MovrTest
@StoreTest
@BooksAgree
class VehicleStatesTest {
  private static final Map<String, VehicleStatus> STATES =
      Map.of(
          "available", VehicleStatus.AVAILABLE,
          "ridden", VehicleStatus.IN_USE,
          "out of service", VehicleStatus.OUT_OF_SERVICE,
          "removed", VehicleStatus.REMOVED);

  @Autowired Fleet fleet;
  @Autowired Vehicles vehicles;
  @Autowired Rides rides;
  @Autowired Riders riders;

  private City paris;
  private Login owner;
  private Login staff;
  private Login rider;
  private UUID vehicle;
  private UUID ride;

  @BeforeEach
  void add_a_vehicle() {
    paris = riders.city("paris");
    owner = riders.in(paris);
    staff = riders.asStaff(riders.in(paris), StaffScope.HOME_CITY);
    rider = riders.in(riders.city("rome"));
    vehicle = riders.scooterOf(owner);
    ride = UUID.randomUUID();
  }

  /** A cell that is no refusal: who does it, and what comes of it. */
  record Step(String act, String who, String from, String to) {
    @Override
    public String toString() {
      return act + " by " + who + ": " + from + " -> " + to;
    }
  }

  /** A row of a table, with the names of its columns. */
  record Row(List<String> names, List<String> cells) {
    /** What stands below that name, without marks of code. */
    String text(String name) {
      return cells.get(names.indexOf(name)).replace("`", "");
    }
  }

  /** The rows of the table whose head begins so. */
  private static List<Row> table(String first) throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("docs/rides.md")).stream()
            .dropWhile(line -> !line.startsWith("| " + first + " |"))
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    List<String> names = cells(lines.getFirst());
    return lines.stream().skip(2).map(line -> new Row(names, cells(line))).toList();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1).split("\\|", -1))
        .map(String::strip)
        .filter(not(String::isEmpty))
        .toList();
  }

  static Stream<Step> steps() throws IOException {
    return table("act").stream()
        .flatMap(row ->
            Stream.of("owner", "staff", "rider", "stranger")
                .flatMap(who ->
                    Stream.of("available", "ridden", "out of service")
                        .map(from ->
                            new Step(
                                row.text("act"),
                                who,
                                from,
                                List.of(row.text("who").split(", ")).contains(who)
                                    ? row.text(from)
                                    : "-"))))
        .filter(step ->
            !(List.of("start a ride", "end a ride").contains(step.act())
                && !step.who().equals("rider")));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void an_act_does_what_its_cell_says(Step step) {
    bringInto(step.from());
    boolean done = act(step.act(), by(step.who()));
    assertThat(done).isEqualTo(!step.to().equals("-"));
    String state = done ? step.to() : step.from();
    assertThat(vehicles.find(paris, vehicle).map(Vehicle::status).orElse(VehicleStatus.REMOVED))
        .isEqualTo(STATES.get(state));
  }

  private void bringInto(String state) {
    switch (state) {
      case "ridden" -> ride = riders.rideOf(rider, paris, vehicle);
      case "out of service" ->
          assertThat(fleet.takeOut(owner, paris, vehicle, OutReason.DAMAGE, true))
              .isEqualTo(FleetChange.DONE);
      default -> {}
    }
  }

  private Login by(String who) {
    return switch (who) {
      case "owner" -> owner;
      case "staff" -> staff;
      case "rider" -> rider;
      default -> riders.asStaff(riders.in(riders.city("rome")), StaffScope.HOME_CITY);
    };
  }

  private boolean act(String name, Login who) {
    var elsewhere = paris.places().getLast();
    return switch (name) {
      case "start a ride" ->
          rides.start(who, paris, vehicle, UUID.randomUUID()) instanceof Start.Started;
      case "end a ride" -> rides.end(who, paris, ride, elsewhere) instanceof Ending.Ended;
      case "end anybody's ride" ->
          rides
              .runningOn(paris, vehicle)
              .map(on -> rides.endAsStaff(who, paris, on, elsewhere, null, () -> {}))
              .filter(Ending.Ended.class::isInstance)
              .isPresent();
      case "end an old ride" -> {
        riders.letRideGrowOld(paris, vehicle);
        yield rides.endAsOwner(who, paris, vehicle) instanceof Ending.Ended;
      }
      case "take out" -> isDone(fleet.takeOut(who, paris, vehicle, OutReason.DEPOT, true));
      case "put back" -> isDone(fleet.putBack(who, paris, vehicle, null));
      case "put back elsewhere" -> isDone(fleet.putBack(who, paris, vehicle, elsewhere));
      case "correct" ->
          isDone(fleet.correct(who, paris, vehicle, new Correction("blue", null, null)));
      case "move" ->
          isDone(fleet.correct(who, paris, vehicle, new Correction(null, null, elsewhere)));
      case "remove" -> vehicles.remove(who, paris, vehicle) instanceof VehicleRemoval.Removed;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static boolean isDone(FleetChange change) {
    return change == FleetChange.DONE || change == FleetChange.AFTER_RIDE;
  }

  @Test
  void every_state_and_every_reason_has_its_row() throws IOException {
    assertThat(table("state").stream().map(row -> STATES.get(row.text("state"))))
        .containsExactly(VehicleStatus.values());
    assertThat(table("state").stream().map(row -> row.text("API `status`")))
        .containsExactly(
            VehicleStatus.AVAILABLE.code(),
            VehicleStatus.IN_USE.code(),
            VehicleStatus.OUT_OF_SERVICE.code(),
            "not found");
    assertThat(table("reason").stream().map(row -> row.text("API `reason`")))
        .containsExactlyElementsOf(Arrays.stream(OutReason.values()).map(OutReason::code).toList());
    for (var row : table("reason")) {
      OutReason reason = OutReason.of(row.text("API `reason`")).orElseThrow();
      assertThat(row.text("page")).isEqualTo(reason.label());
      assertThat(row.text("GBFS 3.0, 2.3"))
          .isEqualTo(reason.onStreet() ? "is_disabled" : "not listed");
    }
  }
}
