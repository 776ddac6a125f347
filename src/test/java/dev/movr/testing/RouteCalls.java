package dev.movr.testing;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Calls of each route of {@code routes.txt}, in the city of its user or in another. */
public final class RouteCalls {
  private final Riders riders;
  private final City city;
  private final int port;
  private final Login login;
  private final UUID vehicle;

  /** A recovery code. */
  private String code = "";

  /** The ride on the vehicle whose ride staff end. */
  private UUID ride;

  public RouteCalls(Riders riders, City city, int port) {
    this(riders, city, city, port);
  }

  public RouteCalls(Riders riders, City home, City city, int port) {
    this.riders = riders;
    this.city = city;
    this.port = port;
    this.login = riders.withPassword(home);
    this.vehicle = riders.scooterOf(riders.in(city));
    this.ride = UUID.randomUUID();
  }

  public Supplier<HttpResponse<String>> byVisitor(Route route) {
    return route.isApi() ? callOfApi(route, new ApiClient(port)) : call(route, new Client(port));
  }

  public Supplier<HttpResponse<String>> byUser(Route route) {
    return route.isApi()
        ? callOfApi(route, new ApiClient(port).signedInAs(login(route).username()))
        : call(route, new Client(port).with(riders.cookieOf(login(route))));
  }

  private Login login(Route route) {
    return route.forStaff() ? riders.asStaff(login, StaffScope.ALL_CITIES) : login;
  }

  /** A call by somebody else, for what the route would be. */
  public Supplier<HttpResponse<String>> by(Login other, Route route) {
    return call(route, new Client(port).with(riders.cookieOf(other)));
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
            .replace("{language}", "nl")
            .replace("{publicId}", UUID.randomUUID().toString())
            .replace("{version}/{file}", "2.3/system_information")
            .replace("{id}", id(route))
            .replace("{number}", number(route))
            .concat(route.path().endsWith("/accounts") ? "?username=" + login.username() : "");
    if (route.isFeed()) {
      client.get(path);
    }
    givePasswordFirst(route, client);
    if (!route.method().equals("POST")) {
      String whole = path + link(route).map(link -> "?link=" + link).orElse("");
      return () -> client.get(whole);
    }
    var form = new HashMap<>(form(route));
    form.putAll(formOfPasskeys(route, client));
    form.put("_csrf", client.token());
    return () -> client.postWithoutToken(path, form);
  }

  /** A browser of the account's, which has a passkey, of this authenticator. */
  private Client withPasskey(SoftAuthenticator key) {
    var own = new Client(port).with(riders.cookieOf(login));
    key.addedTo(own);
    return own;
  }

  private void givePasswordFirst(Route route, Client client) {
    if (route.path().startsWith("/login/second-factor")) {
      var own = withPasskey(new SoftAuthenticator(port));
      var codes = own.post("/profile/second-factor", on()).body();
      code = codes.replaceFirst("(?s).*?<code[^>]*>([^<]+)</code>.*", "$1");
      client.post("/login", Map.of("username", login.username(), "password", Riders.PASSWORD));
    }
  }

  private static Map<String, String> on() {
    return Map.of("on", "true", "currentPassword", Riders.PASSWORD);
  }

  private Map<String, String> formOfPasskeys(Route route, Client client) {
    var key = new SoftAuthenticator(port);
    return switch (route.name()) {
      case "POST /login/passkey" -> {
        withPasskey(key);
        yield Map.of("credential", key.answerFor(client));
      }
      case "POST /login/second-factor" -> Map.of("code", code);
      case "POST /profile/passkeys/add" ->
          Map.of("label", "Soft key", "currentPassword", Riders.PASSWORD);
      case "POST /profile/passkeys" ->
          client.get("/profile").statusCode() == 200 ? key.additionFor(client) : Map.of();
      case "POST /profile/passkeys/{id}/remove" -> Map.of("currentPassword", Riders.PASSWORD);
      case "POST /profile/second-factor" -> {
        withPasskey(key);
        yield on();
      }
      default -> Map.of();
    };
  }

  private Supplier<HttpResponse<String>> callOfApi(Route route, ApiClient client) {
    String path =
        route
            .path()
            .replace("{city}", city.slug())
            .replace("{id}", id(route))
            .replace("{number}", number(route));
    if (route.path().equals("/api/v1/me/rides/active")) {
      riders.rideOf(login, city, vehicle);
    }
    return () ->
        switch (route.method()) {
          case "POST", "PATCH" -> client.send(route.method(), path, json(route)).response();
          default -> client.send(route.method(), path, BodyPublishers.noBody()).response();
        };
  }

  private String json(Route route) {
    String place = "{\"location\": {\"name\": \"" + city.places().getFirst().name() + "\"}}";
    return switch (route.name()) {
      case "POST /api/v1/users" ->
          """
          {"city": "%s", "firstName": "Ada", "lastName": "Rider", "email": "ada@example.com",
            "username": "%s", "password": "%s"}
          """
              .formatted(city.slug(), Riders.username(), Riders.PASSWORD);
      case "POST /api/v1/tokens" ->
          "{\"username\": \"%s\", \"password\": \"%s\"}"
              .formatted(login.username(), Riders.PASSWORD);
      case "POST /api/v1/cities/{city}/vehicles" ->
          place.replaceFirst(
              "}$", ", \"type\": \"bike\", \"color\": \"red\", \"brand\": \"Kona\"}");
      case "POST /api/v1/cities/{city}/rides" -> "{\"vehicleId\": \"" + vehicle + "\"}";
      case "POST /api/v1/cities/{city}/rides/{id}/end",
          "POST /api/v1/cities/{city}/vehicles/{id}/in-service",
          "PATCH /api/v1/cities/{city}/vehicles/{id}" ->
          place;
      case "POST /api/v1/cities/{city}/vehicles/{id}/out-of-service" -> "{\"reason\": \"damage\"}";
      default -> "{}";
    };
  }

  private String id(Route route) {
    return switch (route.name().replace("/api/v1/cities", "")) {
      case "POST /{city}/rides/{id}/end" -> riders.rideOf(login, city, vehicle).toString();
      case "GET /{city}/rides/{id}" -> riders.rideOf(login, city, vehicle).toString();
      case "DELETE /{city}/vehicles/{id}",
          "PATCH /{city}/vehicles/{id}",
          "POST /{city}/vehicles/{id}/remove",
          "POST /{city}/vehicles/{id}/out-of-service",
          "GET /{city}/vehicles/{id}/in-service",
          "POST /{city}/vehicles/{id}/in-service",
          "GET /{city}/vehicles/{id}/edit",
          "POST /{city}/vehicles/{id}/edit" ->
          riders.scooterOf(login).toString();
      case "POST /{city}/vehicles/{id}/end-ride" -> {
        UUID own = riders.scooterOf(login);
        riders.rideOf(riders.in(login.city()), login.city(), own);
        yield own.toString();
      }
      case "GET /profile/passkeys/{id}/remove", "POST /profile/passkeys/{id}/remove" -> {
        var key = new SoftAuthenticator(port);
        withPasskey(key);
        yield key.passkeyId().toString();
      }
      case "GET /{city}/staff/vehicles/{id}/end-ride",
          "POST /{city}/staff/vehicles/{id}/end-ride",
          "POST /{city}/staff/vehicles/{id}/rider",
          "GET /{city}/vehicles/{id}/ride" -> {
        UUID ridden = riders.scooterOf(riders.in(city));
        ride = riders.rideOf(riders.in(city), city, ridden);
        yield ridden.toString();
      }
      case "GET /{city}/staff/accounts/{id}/suspend",
          "POST /{city}/staff/accounts/{id}/suspend",
          "GET /{city}/staff/accounts/{id}/lift" ->
          riders.in(city).userId().toString();
      case "POST /{city}/staff/accounts/{id}/lift" ->
          riders.suspended(riders.in(city)).userId().toString();
      default -> vehicle.toString();
    };
  }

  /** Of another login of the user's. */
  private String number(Route route) {
    if (!route.path().contains("{number}")) {
      return "";
    }
    var other = new ApiClient(port).signedInAs(login.username()).get("/me/logins");
    return other
        .body()
        .at("/items")
        .valueStream()
        .filter(one -> one.at("/current").asBoolean())
        .map(one -> one.at("/number").asString())
        .findFirst()
        .orElseThrow();
  }

  /** What follows {@code ?link=}. */
  private Optional<String> link(Route route) {
    Optional<String> path =
        switch (route.path()) {
          case "/new-password" -> Optional.of(riders.recoveryPath(login));
          case "/profile/email" -> Optional.of(riders.emailPath(login));
          default -> Optional.empty();
        };
    return path.map(text -> text.replaceFirst(".*link=", ""));
  }

  private Map<String, String> form(Route route) {
    String place = city.places().getFirst().name();
    return switch (route.name()) {
      case "POST /city" -> Map.of("city", city.slug());
      case "POST /register" -> Riders.registration(city.slug(), Riders.username());
      case "POST /login" -> Map.of("username", login.username(), "password", Riders.PASSWORD);
      case "POST /new-password" ->
          Map.of("link", link(route).orElseThrow(), "newPassword", "another good password");
      case "POST /profile/email" ->
          Map.of("link", link(route).orElseThrow(), "currentPassword", Riders.PASSWORD);
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
      case "POST /{city}/rides/{id}/end", "POST /{city}/vehicles/{id}/in-service" ->
          Map.of("place", place);
      case "POST /{city}/vehicles/{id}/out-of-service" -> Map.of("reason", "damage");
      case "POST /{city}/vehicles/{id}/edit" ->
          Map.of("brand", "Kona", "color", "red", "place", place);
      case "POST /{city}/staff/accounts/{id}/suspend", "POST /{city}/staff/accounts/{id}/lift" ->
          Map.of("reason", "for a test");
      case "POST /{city}/staff/vehicles/{id}/end-ride" -> Map.of("ride", ride.toString());
      default -> Map.of();
    };
  }
}
