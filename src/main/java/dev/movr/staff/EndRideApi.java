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
import dev.movr.web.page.Times;
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

  /** Which ride has ended, where and when, as staff know it. */
  @Schema(
      name = "EndByStaff",
      example =
          """
          {"rideId": "0d2cd0d5-9a4b-4a55-8a5b-6f0f5f3f1c11", "location": {"name": "Tour Eiffel"}, "time": "2026-11-28T13:05:00Z"}
          """)
  record End(
      @Schema(
              types = {"string", "null"},
              format = "uuid",
              description =
                  "Which ride is to end, and no other that has begun since. Staff have to say it.")
          @Nullable UUID rideId,
      @Nullable PlaceBody location,
      @Schema(
              types = {"string", "null"},
              format = "date-time",
              description = "Not before the ride's start, not after now; omitted: now.")
          @Nullable Instant time) {
    /** The name of a field that is given. */
    String first() {
      return rideId != null ? "rideId" : location != null ? "location" : "time";
    }
  }

  @Operation(
      operationId = "endRideOnVehicle",
      summary = "End the ride on a vehicle",
      description =
          "For its owner, once its ride has been running for long, and without a body; the vehicle is then where the ride began. For staff of its city at once: they say which ride, and may say where and when it has ended. The same request sent again gets the same answer.")
  @Refuses({
    ProblemType.NOT_FOUND,
    ProblemType.NOT_YOURS,
    ProblemType.RIDE_TOO_YOUNG,
    ProblemType.NOT_RIDDEN,
    ProblemType.RIDE_ENDED,
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
    if (body == null || body.rideId() == null) {
      throw Refusal.ofField("rideId", Words.text("fleet.say-ride"));
    }
    Ending ending = staff.end(member, city, id, body.rideId(), place(body, city), body.time());
    if (ending instanceof Ending.NoSuchRide) {
      throw new NotFound();
    }
    return ending;
  }

  private @Nullable Place place(End body, City city) {
    return body.location() == null ? null : body.location().in(city, "location", validation);
  }

  private Ending asOwner(Login login, City city, UUID id, @Nullable End body) {
    if (body != null && !body.equals(new End(null, null, null))) {
      throw Refusal.ofField(body.first(), Words.text("fleet.only-staff"));
    }
    return rides.endAsOwner(login, city, id);
  }

  private void answer(Ending ending, City city, UUID id) {
    switch (ending) {
      case Ending.Ended() -> {}
      case Ending.NotYet(var allowedFrom) ->
          throw ProblemType.RIDE_TOO_YOUNG.refusal(
              Words.text("ride.end-from", Times.dateAndTime(allowedFrom, city)));
      case Ending.TimeOutside(var start) ->
          throw Refusal.ofField(
              "time", Words.text("fleet.time-between", Times.dateAndTime(start, city)));
      case Ending.NoSuchRide() ->
          throw vehicles
              .find(city, id)
              .map(vehicle -> ProblemType.NOT_RIDDEN.refusal())
              .orElseThrow(NotFound::new);
      case Ending.NotYours() -> throw ProblemType.NOT_YOURS.refusal();
      case Ending.EndedBefore _ -> throw ProblemType.RIDE_ENDED.refusal();
    }
  }
}
