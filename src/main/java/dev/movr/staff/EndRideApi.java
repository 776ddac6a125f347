package dev.movr.staff;

import dev.movr.api.PlaceBody;
import dev.movr.api.Validation;
import dev.movr.api.description.Refuses;
import dev.movr.language.Words;
import dev.movr.login.Login;
import dev.movr.login.StaffMember;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.ride.Ending;
import dev.movr.ride.Rides;
import dev.movr.vehicle.Vehicles;
import dev.movr.web.failure.NotFound;
import dev.movr.web.failure.ProblemType;
import dev.movr.web.failure.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ends somebody else's ride: for the vehicle's owner after a while, and for staff at once. */
@RestController
@Tag(name = "Fleet")
class EndRideApi {
  private final StaffRides staff;
  private final Rides rides;
  private final Vehicles vehicles;
  private final Validation validation;

  EndRideApi(StaffRides staff, Rides rides, Vehicles vehicles, Validation validation) {
    this.staff = staff;
    this.rides = rides;
    this.vehicles = vehicles;
    this.validation = validation;
  }

  /** Where and when a ride has ended, as staff know it. */
  @Schema(
      name = "EndByStaff",
      example =
          """
          {"location": {"name": "Tour Eiffel"}, "time": "2026-11-28T13:05:00Z"}
          """)
  record End(
      @Nullable PlaceBody location,
      @Schema(
              types = {"string", "null"},
              format = "date-time",
              description = "Not before the ride's start, not after now; omitted: now.")
          @Nullable Instant time) {}

  @Operation(
      operationId = "endRideOnVehicle",
      summary = "End the ride on a vehicle",
      description =
          "For its owner, once its ride has been running for long, and without a body; the vehicle is then where the ride began. For staff of its city at once; they may say where and when the ride has ended.")
  @Refuses({
    ProblemType.NOT_FOUND,
    ProblemType.NOT_YOURS,
    ProblemType.RIDE_TOO_YOUNG,
    ProblemType.NOT_RIDDEN,
    ProblemType.INVALID
  })
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PostMapping("/api/v1/cities/{city}/vehicles/{id}/end-ride")
  void end(
      Authentication who,
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable End body) {
    Optional<StaffMember> member = StaffMember.find(who).filter(one -> one.isOf(city));
    answer(
        member.isPresent() ? asStaff(member.get(), city, id, body) : asOwner(login, city, id, body),
        city,
        id);
  }

  private Ending asStaff(StaffMember member, City city, UUID id, @Nullable End body) {
    return staff.end(
        member,
        city,
        id,
        body == null ? null : place(body, city),
        body == null ? null : body.time());
  }

  private @Nullable Place place(End body, City city) {
    return body.location() == null ? null : body.location().in(city, "location", validation);
  }

  private Ending asOwner(Login login, City city, UUID id, @Nullable End body) {
    if (body != null && (body.location() != null || body.time() != null)) {
      throw Refusal.ofField(
          body.location() != null ? "location" : "time", Words.text("fleet.only-staff"));
    }
    return rides.endAsOwner(login, city, id);
  }

  private void answer(Ending ending, City city, UUID id) {
    switch (ending) {
      case Ending.Ended() -> {}
      case Ending.NotYet(var allowedFrom) ->
          throw ProblemType.RIDE_TOO_YOUNG.refusal(Words.text("ride.end-from", allowedFrom));
      case Ending.TimeOutside(var start) ->
          throw Refusal.ofField("time", Words.text("fleet.time-between", start));
      case Ending.NoSuchRide() ->
          throw vehicles
              .find(city, id)
              .map(vehicle -> ProblemType.NOT_RIDDEN.refusal())
              .orElseThrow(NotFound::new);
      case Ending.NotYours() -> throw ProblemType.NOT_YOURS.refusal();
      case Ending.EndedBefore _ -> throw new NotFound();
    }
  }
}
