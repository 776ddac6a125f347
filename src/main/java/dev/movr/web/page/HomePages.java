package dev.movr.web.page;

import dev.movr.region.City;
import dev.movr.web.CurrentCity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The landing page, and the switch from city to city. */
@Controller
class HomePages {
  private final CurrentCity currentCity;

  HomePages(CurrentCity currentCity) {
    this.currentCity = currentCity;
  }

  @GetMapping("/")
  String home() {
    return "home";
  }

  @PostMapping("/city")
  String switchCity(
      @RequestParam City city, HttpServletRequest request, HttpServletResponse response) {
    currentCity.choose(city, request, response);
    return "redirect:/" + city.slug() + "/vehicles";
  }
}
