package dev.movr.user;

import dev.movr.region.City;
import dev.movr.web.CurrentCity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The people of a city. */
@Controller
class PeoplePages {
  private final Users users;
  private final CurrentCity currentCity;

  PeoplePages(Users users, CurrentCity currentCity) {
    this.users = users;
    this.currentCity = currentCity;
  }

  @GetMapping("/users")
  String ofCurrentCity(HttpServletRequest request) {
    return "redirect:/" + currentCity.of(request).city().slug() + "/users";
  }

  @GetMapping("/{city}/users")
  ModelAndView ofCity(
      @PathVariable City city, @RequestParam(required = false) @Nullable String after) {
    return new ModelAndView("users", Map.of("city", city, "people", users.inCity(city, after)));
  }
}
