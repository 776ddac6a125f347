package dev.movr.vehicle;

import dev.movr.language.Words;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.web.failure.NotFound;
import dev.movr.web.input.Form;
import dev.movr.web.input.PlaceForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
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

/** The pages on which owners and staff look after a vehicle. */
@Controller
class FleetPages {
  private final Fleet fleet;
  private final Vehicles vehicles;

  FleetPages(Fleet fleet, Vehicles vehicles) {
    this.fleet = fleet;
    this.vehicles = vehicles;
  }

  @PostMapping("/{city}/vehicles/{id}/out-of-service")
  ModelAndView takeOut(
      Authentication who,
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes next) {
    OutReason why = OutReason.of(reason).orElse(null);
    if (why == null) {
      return chooseAgain(who, caredFor(who, city, id));
    }
    return switch (fleet.takeOut(login, city, id, why, true)) {
      case DONE -> vehicle(city, id, Words.text("fleet.out"), next);
      case AFTER_RIDE, BUSY -> vehicle(city, id, Words.text("fleet.out-later"), next);
      case NOT_YOURS, NO_SUCH_VEHICLE -> throw new NotFound();
    };
  }

  private static ModelAndView chooseAgain(Authentication who, Vehicle vehicle) {
    Form form = Form.withError(Map.of(), "reason", Words.text("fleet.choose-again"));
    return new ModelAndView(
        "vehicle",
        Map.of(
            "vehicle",
            vehicle,
            "cares",
            true,
            "staff",
            FleetRights.isStaff(who, vehicle),
            "form",
            form),
        HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @GetMapping("/{city}/vehicles/{id}/in-service")
  ModelAndView putBackForm(Authentication who, @PathVariable City city, @PathVariable UUID id) {
    Vehicle vehicle = caredFor(who, city, id);
    return form("vehicle-in-service", vehicle, Form.of(Map.of()), HttpStatus.OK);
  }

  @PostMapping("/{city}/vehicles/{id}/in-service")
  ModelAndView putBack(
      Authentication who,
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @PathVariable UUID id,
      @Valid @ModelAttribute PlaceForm place,
      BindingResult errors,
      HttpServletRequest request,
      RedirectAttributes next) {
    Place where = place(place, city, errors);
    if (!errors.hasErrors()) {
      switch (fleet.putBack(login, city, id, where)) {
        case DONE, AFTER_RIDE -> {
          return vehicle(city, id, Words.text("fleet.in-service"), next);
        }
        case BUSY -> errors.rejectValue("place", "ridden", Words.text("fleet.ridden"));
        case NOT_YOURS, NO_SUCH_VEHICLE -> throw new NotFound();
      }
    }
    return form(
        "vehicle-in-service",
        caredFor(who, city, id),
        Form.of(request, errors),
        HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @GetMapping("/{city}/vehicles/{id}/edit")
  ModelAndView correctForm(Authentication who, @PathVariable City city, @PathVariable UUID id) {
    Vehicle vehicle = caredFor(who, city, id);
    var values = Map.of("brand", vehicle.brand(), "color", vehicle.color());
    return form("vehicle-edit", vehicle, Form.of(values), HttpStatus.OK);
  }

  @PostMapping("/{city}/vehicles/{id}/edit")
  ModelAndView correct(
      Authentication who,
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @PathVariable UUID id,
      @Valid @ModelAttribute LookForm look,
      BindingResult errors,
      @Valid @ModelAttribute PlaceForm place,
      BindingResult placeErrors,
      HttpServletRequest request,
      RedirectAttributes next) {
    Place where = place(place, city, placeErrors);
    if (!errors.hasErrors() && !placeErrors.hasErrors()) {
      switch (fleet.correct(login, city, id, new Correction(look.color(), look.brand(), where))) {
        case DONE, AFTER_RIDE -> {
          return vehicle(city, id, Words.text("fleet.corrected"), next);
        }
        case BUSY -> placeErrors.rejectValue("place", "ridden", Words.text("fleet.ridden"));
        case NOT_YOURS, NO_SUCH_VEHICLE -> throw new NotFound();
      }
    }
    return form(
        "vehicle-edit",
        caredFor(who, city, id),
        Form.of(request, errors, placeErrors),
        HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** Null when it is left as it is, and when {@code errors} say what is wrong. */
  private static @Nullable Place place(PlaceForm place, City city, BindingResult errors) {
    return place.empty() ? null : place.in(city, errors).orElse(null);
  }

  private Vehicle caredFor(Authentication who, City city, UUID id) {
    return vehicles
        .find(city, id)
        .filter(vehicle -> FleetRights.caresFor(who, vehicle))
        .orElseThrow(NotFound::new);
  }

  private static ModelAndView form(String page, Vehicle vehicle, Form form, HttpStatus status) {
    return new ModelAndView(page, Map.of("vehicle", vehicle, "form", form), status);
  }

  private static ModelAndView vehicle(City city, UUID id, String notice, RedirectAttributes next) {
    next.addFlashAttribute("notice", notice);
    return new ModelAndView("redirect:/" + city.slug() + "/vehicles/" + id);
  }
}
