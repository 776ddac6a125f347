package dev.movr.staff;

import dev.movr.language.Words;
import dev.movr.login.StaffMember;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.ride.Ending;
import dev.movr.ride.Rides;
import dev.movr.ride.RunningRide;
import dev.movr.web.failure.NotFound;
import dev.movr.web.input.Form;
import dev.movr.web.input.PlaceForm;
import dev.movr.web.page.Times;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where staff end the ride on a vehicle, and see whose it is. */
@Controller
class StaffRidePages {
  private final StaffRides staff;
  private final Rides rides;

  StaffRidePages(StaffRides staff, Rides rides) {
    this.staff = staff;
    this.rides = rides;
  }

  @GetMapping("/{city}/staff/vehicles/{id}/end-ride")
  ModelAndView endForm(@PathVariable City city, @PathVariable UUID id, RedirectAttributes next) {
    return rides
        .runningOn(city, id)
        .map(ride -> form(city, id, ride, Form.of(Map.of()), HttpStatus.OK))
        .orElseGet(() -> vehicle(city, id, Words.text("fleet.not-ridden"), next));
  }

  private static ModelAndView form(
      City city, UUID id, RunningRide ride, Form form, HttpStatus status) {
    return new ModelAndView(
        "staff-end-ride", Map.of("city", city, "vehicle", id, "ride", ride, "form", form), status);
  }

  /**
   * @param ride the one that was shown: another may have begun on the vehicle since
   */
  @PostMapping("/{city}/staff/vehicles/{id}/end-ride")
  ModelAndView end(
      Authentication who,
      @PathVariable City city,
      @PathVariable UUID id,
      @RequestParam UUID ride,
      @Valid @ModelAttribute PlaceForm place,
      BindingResult placeErrors,
      @Valid @ModelAttribute EndRideForm end,
      BindingResult errors,
      HttpServletRequest request,
      RedirectAttributes next) {
    Place where = place.empty() ? null : place.in(city, placeErrors).orElse(null);
    Instant time = end.in(city, errors).orElse(null);
    if (!errors.hasErrors() && !placeErrors.hasErrors()) {
      switch (staff.end(StaffMember.of(who), city, id, ride, where, time)) {
        case Ending.TimeOutside(Instant start) ->
            errors.rejectValue("time", "outside", between(start, city));
        case Ending ending -> {
          return vehicle(city, id, said(ending), next);
        }
      }
    }
    Form form = Form.of(request, placeErrors, errors);
    return rides
        .runningOn(city, id)
        .filter(running -> running.id().equals(ride))
        .map(running -> form(city, id, running, form, HttpStatus.UNPROCESSABLE_CONTENT))
        .orElseGet(() -> vehicle(city, id, Words.text("fleet.ended-since"), next));
  }

  private static String said(Ending ending) {
    return switch (ending) {
      case Ending.Ended() -> Words.text("fleet.ended");
      case Ending.EndedBefore _ -> Words.text("fleet.ended-since");
      default -> throw new NotFound();
    };
  }

  private static String between(Instant start, City city) {
    return Words.text("fleet.time-between", Times.dateAndTime(start, city));
  }

  /** A form, since each look is entered in the log. */
  @PostMapping("/{city}/staff/vehicles/{id}/rider")
  ModelAndView lookUp(
      Authentication who, @PathVariable City city, @PathVariable UUID id, RedirectAttributes next) {
    @Nullable RiderOfVehicle rider = staff.lookUp(StaffMember.of(who), city, id).orElse(null);
    return rider == null
        ? vehicle(city, id, Words.text("fleet.not-ridden"), next)
        : new ModelAndView("staff-rider", Map.of("city", city, "vehicle", id, "rider", rider));
  }

  private static ModelAndView vehicle(City city, UUID id, String notice, RedirectAttributes next) {
    next.addFlashAttribute("notice", notice);
    return new ModelAndView("redirect:/" + city.slug() + "/vehicles/" + id);
  }
}
