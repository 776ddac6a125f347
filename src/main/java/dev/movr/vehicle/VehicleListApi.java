package dev.movr.vehicle;

import dev.movr.api.description.Refuses;
import dev.movr.language.Words;
import dev.movr.region.Bounds;
import dev.movr.region.City;
import dev.movr.region.Point;
import dev.movr.web.failure.ProblemType;
import dev.movr.web.failure.Refusal;
import dev.movr.web.paging.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The vehicles of a city, for the API's clients. */
@RestController
@Tag(name = "Vehicles")
@RequestMapping("/api/v1")
class VehicleListApi {
  private static final String LATITUDE = "-?(90(\\.0{1,9})?|[1-8]?[0-9](\\.[0-9]{1,9})?)";
  private static final String LONGITUDE =
      "-?(180(\\.0{1,9})?|(1[0-7][0-9]|[1-9]?[0-9])(\\.[0-9]{1,9})?)";

  private final VehicleLists lists;

  VehicleListApi(VehicleLists lists) {
    this.lists = lists;
  }

  @Operation(
      operationId = "listVehicles",
      summary = "List the vehicles of a city",
      description =
          "Most recently added first. With near: available vehicles, nearest first. With bbox: available vehicles in a rectangle.")
  @Refuses(ProblemType.INVALID_PARAMETER)
  @GetMapping("/cities/{city}/vehicles")
  Slice<Vehicle> inCity(
      @PathVariable City city,
      @RequestParam(required = false) @Nullable VehicleType type,
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {"available", "in_use"},
                      defaultValue = "available"))
          @RequestParam(defaultValue = "available")
          VehicleStatus status,
      @Parameter(
              description =
                  "South, west, north, east in degrees, south less than north and west less than east: `40.7,-74.02,40.8,-73.93`",
              schema =
                  @Schema(
                      type = "string",
                      maxLength = 100,
                      pattern =
                          "^" + LATITUDE + "," + LONGITUDE + "," + LATITUDE + "," + LONGITUDE
                              + "$"))
          @RequestParam(required = false)
          @Nullable Bounds bbox,
      @Parameter(
              description = "Latitude, longitude in degrees. Not together with bbox",
              example = "40.758,-73.9855",
              schema =
                  @Schema(
                      type = "string",
                      maxLength = 50,
                      pattern = "^" + LATITUDE + "," + LONGITUDE + "$"))
          @RequestParam(required = false)
          @Nullable Point near,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "" + VehicleLists.PAGE) @Min(1) @Max(100) int limit) {
    if (status != VehicleStatus.AVAILABLE && status != VehicleStatus.IN_USE) {
      throw Refusal.ofParameter("status", Words.text("vehicle.bad-status"));
    }
    if (status == VehicleStatus.IN_USE && (bbox != null || near != null)) {
      throw Refusal.ofParameter("status", Words.text("vehicle.place-unknown"));
    }
    if (bbox != null && near != null) {
      throw Refusal.ofParameter("near", Words.text("vehicle.near-or-box"));
    }
    Slice<Vehicle> found;
    if (near != null) {
      found = lists.nearest(city, near, type, cursor, limit);
    } else if (bbox != null) {
      found = lists.inBox(city, bbox, type, cursor, limit);
    } else {
      found = lists.inCity(city, status, type, cursor, limit);
    }
    return found.map(Vehicle::forAnybody);
  }
}
