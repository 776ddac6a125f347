package dev.movr.vehicle;

import dev.movr.login.Login;
import dev.movr.login.LoginList;
import dev.movr.passkey.Passkeys;
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
  private final Passkeys passkeys;

  ProfilePages(Users users, Vehicles vehicles, LoginList logins, Passkeys passkeys) {
    this.users = users;
    this.vehicles = vehicles;
    this.logins = logins;
    this.passkeys = passkeys;
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
            "safeguards", passkeys.of(login),
            "vehicles", vehicles.ownedBy(login, after)));
  }
}
