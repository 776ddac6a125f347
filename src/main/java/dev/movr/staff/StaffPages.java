package dev.movr.staff;

import dev.movr.login.StaffMember;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.vehicle.FleetFilter;
import dev.movr.vehicle.FleetLists;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the staff see: the regions side by side, and of a city its vehicles, long rides and log. */
@Controller
class StaffPages {
  /** How many vehicles one map shows. */
  private static final int ON_A_MAP = 500;

  private final CityCounts counts;
  private final RegionLoads loads;
  private final Cities cities;
  private final FleetLists vehicles;
  private final LongRides rides;
  private final StaffLogs logs;

  StaffPages(
      CityCounts counts,
      RegionLoads loads,
      Cities cities,
      FleetLists vehicles,
      LongRides rides,
      StaffLogs logs) {
    this.counts = counts;
    this.loads = loads;
    this.cities = cities;
    this.vehicles = vehicles;
    this.rides = rides;
    this.logs = logs;
  }

  @GetMapping("/staff")
  ModelAndView overview(Authentication who) {
    var model =
        Map.of(
            "member",
            StaffMember.of(who),
            "counts",
            counts.byRegion(),
            "loads",
            cities.regions().stream().collect(Collectors.toMap(region -> region, loads::of)));
    return new ModelAndView("staff", model);
  }

  /** Of an unknown filter all are shown. */
  @GetMapping("/{city}/staff")
  ModelAndView vehicles(
      @PathVariable City city,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(required = false) @Nullable String after) {
    FleetFilter filter = FleetFilter.of(show).orElse(FleetFilter.ALL);
    return new ModelAndView(
        "staff-vehicles",
        Map.of(
            "city",
            city,
            "count",
            counts.of(city),
            "show",
            filter,
            "vehicles",
            vehicles.inCity(city, filter, after, ON_A_MAP),
            "first",
            after == null));
  }

  /** Of an unknown number of hours the first choice is shown. */
  @GetMapping("/{city}/staff/rides")
  ModelAndView rides(
      @PathVariable City city,
      @RequestParam(defaultValue = "") String hours,
      @RequestParam(required = false) @Nullable String after) {
    List<Integer> choices = LongRides.CHOICES;
    int chosen =
        choices.stream()
            .filter(choice -> hours.equals(String.valueOf(choice)))
            .findFirst()
            .orElse(choices.getFirst());
    return new ModelAndView(
        "staff-rides",
        Map.of(
            "city", city,
            "choices", choices,
            "hours", chosen,
            "rides", rides.inCity(city, chosen, after)));
  }

  /** The whole log is looked at on its first page only. */
  @GetMapping("/{city}/staff/log")
  ModelAndView log(
      @PathVariable City city, @RequestParam(required = false) @Nullable String after) {
    return new ModelAndView(
        "staff-log",
        Map.of(
            "city",
            city,
            "entries",
            logs.ofCity(city, after),
            "first",
            after == null,
            "faults",
            after == null ? logs.faults(city) : List.of()));
  }
}
