package dev.movr.gbfs;

import dev.movr.region.City;
import dev.movr.vehicle.VehicleLists;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The target of a trip planner's link to a vehicle. */
@Controller
class DeepLinkPages {
  private final VehicleLists lists;

  DeepLinkPages(VehicleLists lists) {
    this.lists = lists;
  }

  /** To the vehicle's page while it stands there; afterwards to the city's others. */
  @GetMapping("/{city}/take/{publicId}")
  ModelAndView take(@PathVariable City city, @PathVariable UUID publicId) {
    Optional<UUID> vehicle = lists.ofPublicId(city, publicId);
    return vehicle.isPresent()
        ? new ModelAndView("redirect:/" + city.slug() + "/vehicles/" + vehicle.get())
        : new ModelAndView("moved-on", Map.of("city", city), HttpStatus.NOT_FOUND);
  }
}
