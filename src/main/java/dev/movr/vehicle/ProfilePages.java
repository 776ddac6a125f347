package dev.movr.vehicle;

import dev.movr.login.Login;
import dev.movr.login.LoginList;
import dev.movr.user.Users;
import dev.movr.web.failure.NotFound;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A user's own profile, with their logins and vehicles. */
@Controller
class ProfilePages {
  private final Users users;
  private final Vehicles vehicles;
  private final LoginList logins;

  ProfilePages(Users users, Vehicles vehicles, LoginList logins) {
    this.users = users;
    this.vehicles = vehicles;
    this.logins = logins;
  }

  @GetMapping("/profile")
  ModelAndView profile(
      @AuthenticationPrincipal Login login,
      @RequestParam(required = false) @Nullable String after) {
    var user = users.find(login.city(), login.userId()).orElseThrow(NotFound::new);
    return new ModelAndView(
        "profile",
        Map.of(
            "user", user,
            "logins", logins.of(login),
            "vehicles", vehicles.ownedBy(login, after)));
  }
}
