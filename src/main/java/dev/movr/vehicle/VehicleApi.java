package dev.movr.vehicle;

import dev.movr.api.IdempotencyKey;
import dev.movr.api.PlaceBody;
import dev.movr.api.Validation;
import dev.movr.api.description.Refuses;
import dev.movr.database.transaction.OutcomeUnknown;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.web.failure.NotFound;
import dev.movr.web.failure.ProblemType;
import dev.movr.web.input.PlainText;
import dev.movr.web.paging.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * One vehicle or the own ones, for the API's clients; lists of a city are {@link VehicleListApi}'s.
 */
@RestController
@Tag(name = "Vehicles")
@RequestMapping("/api/v1")
class VehicleApi {
  private final Vehicles vehicles;
  private final Validation validation;

  VehicleApi(Vehicles vehicles, Validation validation) {
    this.vehicles = vehicles;
    this.validation = validation;
  }

  @Operation(
      operationId = "getVehicle",
      summary = "Get a vehicle",
      description =
          "Why it is out of service, or is to be after its ride, is told to its owner and to staff of its city only.")
  @Refuses(ProblemType.NOT_FOUND)
  @GetMapping("/cities/{city}/vehicles/{id}")
  Vehicle vehicle(@Nullable Authentication who, @PathVariable City city, @PathVariable UUID id) {
    Vehicle vehicle = vehicles.find(city, id).orElseThrow(NotFound::new);
    return FleetRights.caresFor(who, vehicle) ? vehicle : vehicle.forAnybody();
  }

  @Operation(operationId = "listOwnVehicles", summary = "List your vehicles")
  @Refuses(ProblemType.INVALID_PARAMETER)
  @GetMapping("/me/vehicles")
  Slice<Vehicle> own(
      @AuthenticationPrincipal Login login,
      @RequestParam(required = false) @Nullable String cursor) {
    return vehicles.ownedBy(login, cursor);
  }

  /** A vehicle that its owner adds. */
  @Schema(
      example =
          """
          {"type": "scooter", "color": "red", "brand": "Kick", "location": {"name": "Tour Eiffel"}}
          """)
  record VehicleBody(
      VehicleType type,
      @Schema(minLength = 1, maxLength = VehicleForm.LONGEST_COLOR, pattern = PlainText.PATTERN)
          String color,
      @Schema(minLength = 1, maxLength = VehicleForm.LONGEST_BRAND, pattern = PlainText.PATTERN)
          String brand,
      @NotNull(message = "{vehicle.say-where}") PlaceBody location) {}

  @Operation(
      operationId = "addVehicle",
      summary = "Add a vehicle",
      description =
          "In your home city. An Idempotency-Key belongs to the user and the city: the same request sent again adds nothing more.")
  @Refuses({
    ProblemType.NOT_HOME_CITY,
    ProblemType.VEHICLE_REMOVED,
    ProblemType.INVALID,
    ProblemType.IDEMPOTENCY_KEY_REUSED
  })
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping(path = "/cities/{city}/vehicles", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Vehicle> add(
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @RequestBody VehicleBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable IdempotencyKey key) {
    if (!city.equals(login.city())) {
      throw ProblemType.NOT_HOME_CITY.refusal();
    }
    NewVehicle vehicle = vehicle(login, body, key);
    return switch (vehicles.add(login, vehicle)) {
      case VehicleAddition.Added() ->
          ResponseEntity.created(URI.create(address(city, vehicle.id())))
              .body(
                  OutcomeUnknown.unlessReadBack(
                      () -> vehicles.find(city, vehicle.id()).orElseThrow(NotFound::new)));
      case VehicleAddition.RemovedSince() -> throw ProblemType.VEHICLE_REMOVED.refusal();
      case VehicleAddition.KeyReused(), VehicleAddition.NotYours() ->
          throw ProblemType.IDEMPOTENCY_KEY_REUSED.refusal();
      case VehicleAddition.NoSuchOwner() -> throw new NotFound();
    };
  }

  private NewVehicle vehicle(Login owner, VehicleBody body, @Nullable IdempotencyKey key) {
    validation.valid(body);
    Place place = body.location().in(owner.city(), "location", validation);
    UUID id =
        IdempotencyKey.id(
            key,
            List.of("vehicle", owner.city(), owner.userId()),
            Arrays.asList(body.type(), body.color(), body.brand(), place));
    var form = validation.valid(new VehicleForm(id, body.type(), body.color(), body.brand()));
    return new NewVehicle(id, form.type(), form.color(), form.brand(), place);
  }

  private static String address(City city, UUID id) {
    return "/api/v1/cities/" + city.slug() + "/vehicles/" + id;
  }

  @Operation(operationId = "removeVehicle", summary = "Remove one of your vehicles")
  @Refuses({ProblemType.NOT_FOUND, ProblemType.NOT_YOURS, ProblemType.VEHICLE_BUSY})
  @DeleteMapping("/cities/{city}/vehicles/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @AuthenticationPrincipal Login login, @PathVariable City city, @PathVariable UUID id) {
    switch (vehicles.remove(login, city, id)) {
      case VehicleRemoval.Removed() -> {}
      case VehicleRemoval.InUse() -> throw ProblemType.VEHICLE_BUSY.refusal();
      case VehicleRemoval.NotYours() -> throw ProblemType.NOT_YOURS.refusal();
      case VehicleRemoval.NoSuchVehicle() -> throw new NotFound();
    }
  }
}
