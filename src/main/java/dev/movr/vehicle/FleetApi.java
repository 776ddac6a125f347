package dev.movr.vehicle;

import dev.movr.api.PlaceBody;
import dev.movr.api.Validation;
import dev.movr.api.description.Refuses;
import dev.movr.database.transaction.OutcomeUnknown;
import dev.movr.login.Login;
import dev.movr.login.StaffMember;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.web.failure.NotFound;
import dev.movr.web.failure.ProblemType;
import dev.movr.web.input.PlainText;
import dev.movr.web.input.Text;
import dev.movr.web.paging.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What owners and staff do with vehicles, for the API's clients. */
@RestController
@Tag(name = "Fleet")
@RequestMapping("/api/v1/cities/{city}")
class FleetApi {
  private final Fleet fleet;
  private final FleetLists lists;
  private final Vehicles vehicles;
  private final Validation validation;

  FleetApi(Fleet fleet, FleetLists lists, Vehicles vehicles, Validation validation) {
    this.fleet = fleet;
    this.lists = lists;
    this.vehicles = vehicles;
    this.validation = validation;
  }

  @Operation(
      operationId = "listFleet",
      summary = "List the vehicles of your city that need a visit",
      description =
          "For staff. Out of service, ridden for over four hours, or not ridden for seven days, the longest first; or all, in no order that means anything.")
  @Refuses({ProblemType.INVALID_PARAMETER, ProblemType.NOT_FOUND, ProblemType.NOT_HOME_CITY})
  @GetMapping("/fleet")
  Slice<FleetVehicle> list(
      Authentication who,
      @PathVariable City city,
      @RequestParam(defaultValue = "all") FleetFilter show,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "" + VehicleLists.PAGE) @Min(1) @Max(100) int limit) {
    StaffMember.of(who, city);
    return lists.inCity(city, show, cursor, limit);
  }

  /** Why a vehicle is taken out of service, and when. */
  @Schema(
      example =
          """
          {"reason": "damage"}
          """)
  record TakeOut(
      @NotNull(message = "{fleet.choose}") OutReason reason,
      @Schema(
              types = {"boolean", "null"},
              defaultValue = "true",
              description = "Of a vehicle that is ridden: once its ride has ended, or not at all.")
          @Nullable Boolean afterRide) {}

  @Operation(
      operationId = "takeVehicleOut",
      summary = "Take a vehicle out of service",
      description =
          "For its owner, and for staff of its city. One that is ridden is taken out by the end of its ride. Of one that is out, the reason is changed.")
  @Refuses({
    ProblemType.NOT_FOUND,
    ProblemType.NOT_YOURS,
    ProblemType.VEHICLE_BUSY,
    ProblemType.INVALID
  })
  @PostMapping(path = "/vehicles/{id}/out-of-service", consumes = MediaType.APPLICATION_JSON_VALUE)
  Vehicle takeOut(
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @PathVariable UUID id,
      @RequestBody TakeOut body) {
    validation.valid(body);
    boolean afterRide = body.afterRide() == null || body.afterRide();
    return written(fleet.takeOut(login, city, id, body.reason(), afterRide), city, id);
  }

  /** Where a vehicle stands that is put back into service. */
  @Schema(
      example =
          """
          {"location": {"name": "Tour Eiffel"}}
          """)
  record PutBack(@Nullable PlaceBody location) {}

  @Operation(
      operationId = "putVehicleBack",
      summary = "Put a vehicle back into service",
      description =
          "For its owner, and for staff of its city: where it stood, or at another place. One that is ridden is no longer to be taken out.")
  @Refuses({
    ProblemType.NOT_FOUND,
    ProblemType.NOT_YOURS,
    ProblemType.VEHICLE_BUSY,
    ProblemType.INVALID
  })
  @PostMapping(path = "/vehicles/{id}/in-service", consumes = MediaType.APPLICATION_JSON_VALUE)
  Vehicle putBack(
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @PathVariable UUID id,
      @RequestBody PutBack body) {
    return written(fleet.putBack(login, city, id, place(body.location(), city)), city, id);
  }

  /** What is put right about a vehicle; what is left out or null stays as it is. */
  @Schema(
      name = "VehicleChanges",
      example =
          """
          {"location": {"latitude": 48.853, "longitude": 2.3499}}
          """)
  record Changes(
      @Schema(
              types = {"string", "null"},
              pattern = PlainText.PATTERN)
          @Size(min = 1, message = "{fleet.fill-in}")
          @PlainText(max = VehicleForm.LONGEST_COLOR, optional = true)
          @Nullable String color,
      @Schema(
              types = {"string", "null"},
              pattern = PlainText.PATTERN)
          @Size(min = 1, message = "{fleet.fill-in}")
          @PlainText(max = VehicleForm.LONGEST_BRAND, optional = true)
          @Nullable String brand,
      @Nullable PlaceBody location) {
    Changes cleaned() {
      return new Changes(clean(color), clean(brand), location);
    }

    private static @Nullable String clean(@Nullable String text) {
      return text == null ? null : Text.clean(text);
    }
  }

  @Operation(
      operationId = "changeVehicle",
      summary = "Move a vehicle, or correct it",
      description =
          "For its owner, and for staff of its city. Fields that are omitted or null stay as they are. One that is ridden cannot be moved.")
  @Refuses({
    ProblemType.NOT_FOUND,
    ProblemType.NOT_YOURS,
    ProblemType.VEHICLE_BUSY,
    ProblemType.INVALID
  })
  @PatchMapping(path = "/vehicles/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  Vehicle change(
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @PathVariable UUID id,
      @RequestBody Changes body) {
    Changes changes = validation.valid(body.cleaned());
    var correction =
        new Correction(changes.color(), changes.brand(), place(changes.location(), city));
    return written(fleet.correct(login, city, id, correction), city, id);
  }

  private @Nullable Place place(@Nullable PlaceBody body, City city) {
    return body == null ? null : body.in(city, "location", validation);
  }

  private Vehicle written(FleetChange change, City city, UUID id) {
    return switch (change) {
      case DONE, AFTER_RIDE ->
          OutcomeUnknown.unlessReadBack(() -> vehicles.find(city, id).orElseThrow(NotFound::new));
      case BUSY -> throw ProblemType.VEHICLE_BUSY.refusal();
      case NOT_YOURS -> throw ProblemType.NOT_YOURS.refusal();
      case NO_SUCH_VEHICLE -> throw new NotFound();
    };
  }
}
