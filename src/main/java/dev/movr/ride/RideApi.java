package dev.movr.ride;

import dev.movr.api.IdempotencyKey;
import dev.movr.api.PlaceBody;
import dev.movr.api.Validation;
import dev.movr.api.description.Refuses;
import dev.movr.database.transaction.OutcomeUnknown;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Region;
import dev.movr.web.failure.NotFound;
import dev.movr.web.failure.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rides, for the API's clients. */
@RestController
@Tag(name = "Rides")
@RequestMapping("/api/v1")
class RideApi {
  private final Rides rides;
  private final RideHistories histories;
  private final Validation validation;

  RideApi(Rides rides, RideHistories histories, Validation validation) {
    this.rides = rides;
    this.histories = histories;
    this.validation = validation;
  }

  /**
   * A part of a rider's history.
   *
   * @param missingRegions those that did not answer, whose rides are not among these
   */
  @Schema(name = "RideSlice")
  record History(List<Ride> items, Optional<String> next, List<String> missingRegions) {}

  @Operation(operationId = "listOwnRides", summary = "List your rides, newest first")
  @Refuses(ProblemType.INVALID_PARAMETER)
  @GetMapping("/me/rides")
  History own(
      @AuthenticationPrincipal Login login,
      @RequestParam(required = false) @Nullable String cursor) {
    RideHistory history = histories.ofRider(login, cursor);
    return new History(
        history.rides().rows(),
        history.rides().next(),
        history.missing().stream().map(Region::name).toList());
  }

  @Operation(
      operationId = "getActiveRide",
      summary = "Get your active ride",
      description = "404 while you are not riding.")
  @Refuses(ProblemType.NOT_FOUND)
  @GetMapping("/me/rides/active")
  Ride active(@AuthenticationPrincipal Login login) {
    return histories.active(login).orElseThrow(NotFound::new);
  }

  @Operation(operationId = "getRide", summary = "Get one of your rides")
  @Refuses(ProblemType.NOT_FOUND)
  @GetMapping("/cities/{city}/rides/{id}")
  Ride ride(@AuthenticationPrincipal Login login, @PathVariable City city, @PathVariable UUID id) {
    return histories.find(login, city, id).orElseThrow(NotFound::new);
  }

  /** What is to be ridden. */
  record NewRide(@NotNull(message = "{ride.choose-vehicle}") UUID vehicleId) {}

  @Operation(
      operationId = "startRide",
      summary = "Start a ride",
      description =
          "An Idempotency-Key belongs to the user and the city: the same request sent again returns the ride that it started, as it is now.")
  @Refuses({
    ProblemType.NOT_FOUND,
    ProblemType.VEHICLE_BUSY,
    ProblemType.VEHICLE_OUT_OF_SERVICE,
    ProblemType.ALREADY_RIDING,
    ProblemType.INVALID,
    ProblemType.IDEMPOTENCY_KEY_REUSED
  })
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping(path = "/cities/{city}/rides", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Ride> start(
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @RequestBody NewRide body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable IdempotencyKey key) {
    UUID vehicle = validation.valid(body).vehicleId();
    UUID id = IdempotencyKey.id(key, List.of("ride", city, login.userId()), List.of());
    return switch (rides.start(login, city, vehicle, id)) {
      case Start.Started _, Start.EndedSince() ->
          ResponseEntity.created(URI.create(address(city, id))).body(written(login, city, id));
      case Start.VehicleBusy() -> throw ProblemType.VEHICLE_BUSY.refusal();
      case Start.OutOfService() -> throw ProblemType.VEHICLE_OUT_OF_SERVICE.refusal();
      case Start.AlreadyRiding(City other, UUID ride) ->
          throw ProblemType.ALREADY_RIDING.refusal().withRide(address(other, ride));
      case Start.NotYours() -> throw ProblemType.IDEMPOTENCY_KEY_REUSED.refusal();
      case Start.NoSuchVehicle(), Start.NoSuchRider() -> throw new NotFound();
    };
  }

  private Ride written(Login login, City city, UUID id) {
    return OutcomeUnknown.unlessReadBack(() -> ride(login, city, id));
  }

  private static String address(City city, UUID id) {
    return "/api/v1/cities/" + city.slug() + "/rides/" + id;
  }

  /** Where the vehicle is left. */
  @Schema(
      example =
          """
          {"location": {"latitude": 48.853, "longitude": 2.3499, "name": "by the fountain"}}
          """)
  record Arrival(@NotNull(message = "{ride.say-where}") PlaceBody location) {}

  @Operation(
      operationId = "endRide",
      summary = "End your ride",
      description = "The same request sent again gets the same answer.")
  @Refuses({ProblemType.NOT_FOUND, ProblemType.RIDE_ENDED, ProblemType.INVALID})
  @PostMapping(path = "/cities/{city}/rides/{id}/end", consumes = MediaType.APPLICATION_JSON_VALUE)
  Ride end(
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @PathVariable UUID id,
      @RequestBody Arrival body) {
    var place = validation.valid(body).location().in(city, "location", validation);
    return switch (rides.end(login, city, id, place)) {
      case Ending.Ended() -> written(login, city, id);
      case Ending.EndedBefore _ ->
          throw ProblemType.RIDE_ENDED.refusal().withRide(address(city, id));
      case Ending.NotYours(), Ending.NoSuchRide(), Ending.NotYet _, Ending.TimeOutside _ ->
          throw new NotFound();
    };
  }
}
