package dev.movr.vehicle;

import dev.movr.region.City;
import dev.movr.region.Point;
import dev.movr.web.CurrentCity;
import dev.movr.web.failure.NotFound;
import dev.movr.web.paging.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The vehicles of a city, for whoever looks for one. */
@Controller
class VehiclePages {
  private final VehicleLists lists;
  private final Vehicles vehicles;
  private final CurrentCity currentCity;

  VehiclePages(VehicleLists lists, Vehicles vehicles, CurrentCity currentCity) {
    this.lists = lists;
    this.vehicles = vehicles;
    this.currentCity = currentCity;
  }

  @GetMapping("/vehicles")
  String ofCurrentCity(HttpServletRequest request) {
    return "redirect:/" + currentCity.of(request).city().slug() + "/vehicles";
  }

  /**
   * Nearest first when the browser shares where it is, and that is in the city; otherwise those
   * added last.
   */
  @GetMapping("/{city}/vehicles")
  ModelAndView ofCity(@PathVariable City city, @RequestParam Map<String, String> query) {
    var search = VehicleSearch.of(query);
    Optional<Point> from = search.from().filter(city.bounds()::contain);
    Map<String, Object> model = new HashMap<>();
    model.put("city", city);
    model.put("search", search);
    model.put("vehicles", listed(city, search, from.orElse(null)));
    model.put("from", from);
    return new ModelAndView("vehicles", model);
  }

  private Slice<Vehicle> listed(City city, VehicleSearch search, @Nullable Point from) {
    return from == null || search.status() == VehicleStatus.IN_USE
        ? lists.inCity(city, search.status(), search.vehicleType(), search.after())
        : lists.nearest(city, from, search.vehicleType(), search.after());
  }

  @GetMapping("/{city}/vehicles/{id}")
  ModelAndView vehicle(
      @Nullable Authentication who, @PathVariable City city, @PathVariable UUID id) {
    Vehicle vehicle = vehicles.find(city, id).orElseThrow(NotFound::new);
    return new ModelAndView(
        "vehicle",
        Map.of(
            "vehicle", vehicle,
            "cares", FleetRights.caresFor(who, vehicle),
            "staff", FleetRights.isStaff(who, vehicle)));
  }
}
