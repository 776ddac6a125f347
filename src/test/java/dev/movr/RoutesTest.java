package dev.movr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.City;
import dev.movr.user.Login;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Holds every route against {@code routes.txt}. */
@MovrTest
class RoutesTest {
  @Autowired RequestMappingHandlerMapping mapping;
  @Autowired Statements statements;
  @Autowired Riders riders;
  @LocalServerPort int port;

  private City city;
  private Login login;
  private UUID vehicle;
  private Client client;

  static List<Route> routes() {
    return Route.all();
  }

  @BeforeEach
  void logIn() {
    city = riders.city("boston");
    login = riders.withPassword(city);
    vehicle = riders.scooterOf(riders.in(city));
    client = new Client(port).loggedInAs(login.username());
  }

  @Test
  void every_route_is_listed_and_every_listed_route_exists() {
    Set<String> existing =
        mapping.getHandlerMethods().keySet().stream()
            .flatMap(RoutesTest::names)
            .collect(Collectors.toSet());
    assertThat(existing)
        .containsExactlyInAnyOrderElementsOf(routes().stream().map(Route::name).toList());
  }

  private static Stream<String> names(RequestMappingInfo route) {
    var methods = route.getMethodsCondition().getMethods();
    return route.getPatternValues().stream()
        .flatMap(path ->
            methods.isEmpty()
                ? Stream.of("ANY " + path)
                : methods.stream().map(method -> method + " " + path));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void a_visitor_gets_what_is_open_and_is_sent_to_log_in_otherwise(Route route) {
    var response = call(route, new Client(port)).get();
    if (route.openToEverybody()) {
      assertThat(response.headers().firstValue("Location").orElse("")).doesNotContain("/login");
      assertThat(response.statusCode()).isNotEqualTo(403);
    } else {
      assertThat(response.statusCode()).isEqualTo(302);
      assertThat(response.headers().firstValue("Location").orElse("")).contains("/login?next=");
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void a_route_sends_no_more_statements_than_its_budget(Route route) {
    Supplier<HttpResponse<String>> call = call(route, client);
    assertThat(statements.during(() -> assertThat(call.get().statusCode()).isLessThan(500)))
        .as("statements of %s", route)
        .hasSize(route.statements());
  }

  @ParameterizedTest
  @MethodSource("routes")
  void no_answer_begins_a_session_and_no_page_is_kept(Route route) {
    var response = call(route, client).get();
    assertThat(response.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.contains("JSESSIONID"));
    boolean asset = route.path().startsWith("/assets") || route.path().equals("/favicon.ico");
    if (!asset) {
      assertThat(response.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }
  }

  /**
   * A call of the route that does what the route is for; its token is fetched and its rows made
   * beforehand.
   */
  private Supplier<HttpResponse<String>> call(Route route, Client client) {
    String path =
        route
            .path()
            .replace("{city}", city.slug())
            .replace("{name}", "movr.css")
            .replace("{id}", id(route));
    if (!route.method().equals("POST")) {
      return () -> client.get(path);
    }
    var form = new HashMap<>(form(route));
    form.put("_csrf", client.token());
    return () -> client.postWithoutToken(path, form);
  }

  private String id(Route route) {
    return switch (route.name()) {
      case "POST /{city}/rides/{id}/end" -> riders.rideOf(login, city, vehicle).toString();
      case "POST /{city}/vehicles/{id}/remove" -> riders.scooterOf(login).toString();
      case "POST /{city}/vehicles/{id}/end-ride" -> {
        UUID own = riders.scooterOf(login);
        riders.rideOf(riders.in(city), city, own);
        yield own.toString();
      }
      default -> vehicle.toString();
    };
  }

  private Map<String, String> form(Route route) {
    String place = city.places().getFirst().name();
    return switch (route.name()) {
      case "POST /city" -> Map.of("city", city.slug());
      case "POST /register" ->
          Map.of(
              "id",
              UUID.randomUUID().toString(),
              "city",
              city.slug(),
              "firstName",
              "Ada",
              "lastName",
              "Rider",
              "email",
              "ada@example.com",
              "username",
              Riders.username(),
              "password",
              Riders.PASSWORD);
      case "POST /login" -> Map.of("username", login.username(), "password", Riders.PASSWORD);
      case "POST /profile/edit" ->
          Map.of("firstName", "Ida", "lastName", "Rider", "email", "ida@example.com");
      case "POST /profile/password" ->
          Map.of("currentPassword", Riders.PASSWORD, "newPassword", "another good password");
      case "POST /profile/delete" -> Map.of("currentPassword", Riders.PASSWORD);
      case "POST /vehicles/add" ->
          Map.of(
              "id",
              UUID.randomUUID().toString(),
              "type",
              "BIKE",
              "color",
              "red",
              "brand",
              "Kona",
              "place",
              place);
      case "POST /{city}/rides" ->
          Map.of("vehicle", vehicle.toString(), "ride", UUID.randomUUID().toString());
      case "POST /{city}/rides/{id}/end" -> Map.of("place", place);
      default -> Map.of();
    };
  }
}
