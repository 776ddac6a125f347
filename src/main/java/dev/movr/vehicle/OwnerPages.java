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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which owners add and remove vehicles. */
@Controller
class OwnerPages {
  private final Vehicles vehicles;

  OwnerPages(Vehicles vehicles) {
    this.vehicles = vehicles;
  }

  @GetMapping("/vehicles/add")
  ModelAndView form(@AuthenticationPrincipal Login login) {
    var values = Map.of("id", UUID.randomUUID().toString(), "type", VehicleType.SCOOTER.name());
    return new ModelAndView("vehicle-add", Map.of("city", login.city(), "form", Form.of(values)));
  }

  @PostMapping("/vehicles/add")
  ModelAndView add(
      @AuthenticationPrincipal Login login,
      @Valid @ModelAttribute @Nullable VehicleForm vehicle,
      BindingResult errors,
      @Valid @ModelAttribute PlaceForm place,
      BindingResult placeErrors,
      HttpServletRequest request,
      RedirectAttributes next) {
    Optional<Place> where = place.in(login.city(), placeErrors);
    if (vehicle == null || errors.hasErrors() || placeErrors.hasErrors() || where.isEmpty()) {
      var model = Map.of("city", login.city(), "form", Form.of(request, errors, placeErrors));
      return new ModelAndView("vehicle-add", model, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return switch (vehicles.add(
        login,
        new NewVehicle(
            vehicle.id(), vehicle.type(), vehicle.color(), vehicle.brand(), where.get()))) {
      case VehicleAddition.Added() ->
          profile(Words.text("vehicle.added", vehicle.type().code()), next);
      case VehicleAddition.RemovedSince() -> profile(Words.text("vehicle.added-removed"), next);
      case VehicleAddition.KeyReused(), VehicleAddition.NotYours(), VehicleAddition.NoSuchOwner() ->
          throw new NotFound();
    };
  }

  @PostMapping("/{city}/vehicles/{id}/remove")
  ModelAndView remove(
      @AuthenticationPrincipal Login login,
      @PathVariable City city,
      @PathVariable UUID id,
      RedirectAttributes next) {
    return switch (vehicles.remove(login, city, id)) {
      case VehicleRemoval.Removed() -> profile(Words.text("vehicle.removed"), next);
      case VehicleRemoval.InUse() -> profile(Words.text("vehicle.removal-in-use"), next);
      case VehicleRemoval.NotYours(), VehicleRemoval.NoSuchVehicle() -> throw new NotFound();
    };
  }

  private static ModelAndView profile(String notice, RedirectAttributes next) {
    next.addFlashAttribute("notice", notice);
    return new ModelAndView("redirect:/profile");
  }
}
