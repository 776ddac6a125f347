package dev.movr.ride;

import dev.movr.language.Words;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.vehicle.Vehicles;
import dev.movr.web.failure.NotFound;
import dev.movr.web.input.Form;
import dev.movr.web.input.PlaceForm;
import dev.movr.web.page.Places;
import dev.movr.web.page.Times;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which riders start and end rides, and look back on them. */
@Controller
class RidePages {
  private final Rides rides;
  private final RideHistories histories;
  private final Vehicles vehicles;

  RidePages(Rides rides, RideHistories histories, Vehicles vehicles) {
    this.rides = rides;
    this.histories = histories;
    this.vehicles = vehicles;
  }

  @GetMapping("/rides")
  ModelAndView rides(
      @AuthenticationPrincipal Login login,
      @RequestParam(required = false) @Nullable String before) {
    return page(login, before, Form.of(Map.of()), HttpStatus.OK);
  }

  private ModelAndView page(Login login, @Nullable String before, Form form, HttpStatus status) {
    RideHistory history = histories.ofRider(login, before);
    var model =
        Map.of(
            "rides",
            history.rides(),
            "missing",
            history.missing(),
            "first",
            before == null,
            "form",
            form);
    return new ModelAndView("rides", model, status);
  }

  /** The id of the ride comes with the form, so that a form sent twice starts one ride. */
  @PostMapping("/{city}/rides")
  ModelAndView start(
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @RequestParam UUID vehicle,
      @RequestParam UUID ride,
      RedirectAttributes next) {
    Start outcome = rides.start(login, city, vehicle, ride);
    return switch (outcome) {
      case Start.Started _ -> rides(Words.text("ride.started"), next);
      case Start.NoSuchVehicle(), Start.NotYours(), Start.NoSuchRider() -> throw new NotFound();
      case Start.EndedSince(), Start.VehicleBusy(), Start.OutOfService(), Start.AlreadyRiding _ ->
          new ModelAndView(
              "start-refused",
              Map.of("outcome", outcome, "city", city, "vehicle", vehicle),
              HttpStatus.CONFLICT);
    };
  }

  @PostMapping("/{city}/rides/{id}/end")
  ModelAndView end(
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @PathVariable UUID id,
      @Valid @ModelAttribute PlaceForm place,
      BindingResult errors,
      HttpServletRequest request,
      RedirectAttributes next) {
    Optional<Place> where = place.in(city, errors);
    if (errors.hasErrors() || where.isEmpty()) {
      return page(login, null, Form.of(request, errors), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return switch (rides.end(login, city, id, where.get())) {
      case Ending.Ended() -> rides(Words.text("ride.ended"), next);
      case Ending.EndedBefore(Ride.End end) -> rides(endedBefore(city, end), next);
      case Ending.NotYours(), Ending.NoSuchRide(), Ending.NotYet _, Ending.TimeOutside _ ->
          throw new NotFound();
    };
  }

  private static String endedBefore(City city, Ride.End end) {
    if (end.byStaff()) {
      return Words.text("fleet.ended-before", Places.text(end.location(), city));
    }
    return end.byOwner()
        ? Words.text("ride.ended-by-owner-before")
        : Words.text("ride.ended-before", Places.text(end.location(), city));
  }

  private static ModelAndView rides(String notice, RedirectAttributes next) {
    next.addFlashAttribute("notice", notice);
    return new ModelAndView("redirect:/rides");
  }

  /** For an owner whose vehicle is not returned. */
  @PostMapping("/{city}/vehicles/{id}/end-ride")
  ModelAndView endAsOwner(
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @PathVariable UUID id,
      RedirectAttributes next) {
    String notice =
        switch (rides.endAsOwner(login, city, id)) {
          case Ending.Ended() -> Words.text("ride.available");
          case Ending.NotYet(var allowedFrom) -> notYet(city, allowedFrom);
          case Ending.NoSuchRide() -> notRiddenIfOwn(login, city, id);
          case Ending.NotYours(), Ending.EndedBefore _, Ending.TimeOutside _ ->
              throw new NotFound();
        };
    next.addFlashAttribute("notice", notice);
    return new ModelAndView("redirect:/profile");
  }

  /** The form may have been sent twice: the ride has ended, and the page is the same. */
  private String notRiddenIfOwn(Login owner, City city, UUID id) {
    return vehicles
        .find(city, id)
        .filter(vehicle -> city.equals(owner.city()) && vehicle.ownerId().equals(owner.userId()))
        .map(vehicle -> Words.text("ride.available"))
        .orElseThrow(NotFound::new);
  }

  /** For a browser that opens the page of a refused form again. */
  @GetMapping("/{city}/rides")
  String vehicles(@PathVariable City city) {
    return "redirect:/" + city.slug() + "/vehicles";
  }

  /** For a browser that opens the page of a refused form again. */
  @GetMapping("/{city}/rides/{id}/end")
  String ridesAgain(@PathVariable City city, @PathVariable UUID id) {
    return "redirect:/rides";
  }

  private static String notYet(City city, Instant allowedFrom) {
    return Words.text("ride.not-yet", Times.dateAndTime(allowedFrom, city));
  }
}
