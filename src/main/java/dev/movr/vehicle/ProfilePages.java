package dev.movr.vehicle;

import dev.movr.login.Login;
import dev.movr.user.Users;
import dev.movr.web.failure.NotFound;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A user's own profile, with their vehicles. */
@Controller
class ProfilePages {
  private final Users users;
  private final Vehicles vehicles;

  ProfilePages(Users users, Vehicles vehicles) {
    this.users = users;
    this.vehicles = vehicles;
  }

  @GetMapping("/profile")
  ModelAndView profile(
      @AuthenticationPrincipal Login login,
      @RequestParam(required = false) @Nullable String after) {
    var user = users.find(login.city(), login.userId()).orElseThrow(NotFound::new);
    return new ModelAndView(
        "profile", Map.of("user", user, "vehicles", vehicles.ownedBy(login, after)));
  }
}
