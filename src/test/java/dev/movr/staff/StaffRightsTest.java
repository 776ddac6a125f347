package dev.movr.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Route;
import dev.movr.testing.RouteCalls;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each route of the console, by whoever might try. */
@MovrTest
class StaffRightsTest {
  @Autowired Riders riders;
  @Autowired StaffMembers members;
  @Autowired StaffLogs logs;
  @LocalServerPort int port;

  private City boston;
  private City seattle;
  private RouteCalls inBoston;

  @BeforeEach
  void find_cities() {
    boston = riders.city("boston");
    seattle = riders.city("seattle");
    inBoston = new RouteCalls(riders, boston, port);
  }

  static List<Route> routes() {
    return Route.all().stream().filter(Route::forStaff).filter(route -> !route.isApi()).toList();
  }

  static List<Route> routesOfACity() {
    return routes().stream().filter(route -> route.path().contains("{city}")).toList();
  }

  private Login staffOf(City city) {
    return riders.asStaff(riders.in(city), StaffScope.HOME_CITY);
  }

  private long entries() {
    return logs.ofCity(boston, null).rows().stream()
        .findFirst()
        .map(newest -> newest.entry().number())
        .orElse(0L);
  }

  @Test
  void there_are_routes() {
    assertThat(routes()).hasSizeGreaterThanOrEqualTo(9);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void a_visitor_is_asked_to_log_in(Route route) {
    long before = entries();
    var answer = inBoston.byVisitor(route).get();
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/login?next=");
    assertThat(entries()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void for_riders_and_owners_there_is_nothing(Route route) {
    long before = entries();
    Login owner = riders.in(boston);
    riders.scooterOf(owner);
    for (Login nobody : List.of(riders.in(boston), owner)) {
      assertThat(inBoston.by(nobody, route).get().statusCode()).isEqualTo(404);
    }
    assertThat(entries()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("routesOfACity")
  void staff_of_another_city_are_refused_in_words(Route route) {
    long before = entries();
    var answer = inBoston.by(staffOf(seattle), route).get();
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("another city’s console", "You are staff of Seattle");
    assertThat(entries()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void staff_of_the_city_and_of_all_cities_are_let_in(Route route) {
    Login ofAll = riders.asStaff(riders.in(seattle), StaffScope.ALL_CITIES);
    assertThat(inBoston.by(staffOf(boston), route).get().statusCode()).isIn(200, 302);
    assertThat(inBoston.by(ofAll, route).get().statusCode()).isIn(200, 302);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void whoever_is_no_longer_staff_is_not_let_in_with_the_same_login(Route route) {
    Login member = riders.in(boston);
    members.add(member.username(), StaffScope.HOME_CITY, "tests");
    assertThat(inBoston.by(member, route).get().statusCode()).isIn(200, 302);
    members.remove(member.username(), "tests");
    assertThat(inBoston.by(member, route).get().statusCode()).isEqualTo(404);
  }

  @Test
  void the_regions_are_for_all_staff_and_lead_only_where_they_may_go() {
    String page = new Client(port).with(riders.cookieOf(staffOf(seattle))).get("/staff").body();
    assertThat(page).contains("href=\"/seattle/staff\"").doesNotContain("href=\"/boston/staff\"");
  }

  @Test
  void the_navigation_leads_there_for_staff_only() {
    var member = new Client(port).with(riders.cookieOf(staffOf(boston)));
    var rider = new Client(port).with(riders.cookieOf(riders.in(boston)));
    assertThat(member.get("/").body()).contains("href=\"/staff\"");
    assertThat(rider.get("/").body()).doesNotContain("href=\"/staff\"");
    assertThat(new Client(port).get("/").body()).doesNotContain("href=\"/staff\"");
  }

  @Test
  void a_city_that_is_not_served_has_no_console() {
    Login ofAll = riders.asStaff(riders.in(seattle), StaffScope.ALL_CITIES);
    var browser = new Client(port).with(riders.cookieOf(ofAll));
    assertThat(browser.get("/atlantis/staff").statusCode()).isEqualTo(404);
    assertThat(browser.get("/boston/staff/anything").statusCode()).isEqualTo(404);
  }

  @Test
  void a_form_without_its_token_changes_nothing() {
    Login target = riders.in(boston);
    var browser = new Client(port).with(riders.cookieOf(staffOf(boston)));
    var path = "/boston/staff/accounts/" + target.userId() + "/suspend";
    assertThat(browser.postWithoutToken(path, Map.of("reason", "x")).statusCode()).isEqualTo(403);
    assertThat(browser.get("/boston/staff/accounts?username=" + target.username()).body())
        .contains("Can log in");
  }
}
