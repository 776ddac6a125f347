package dev.movr.workload.run;

import static dev.movr.workload.run.Asking.encoded;
import static dev.movr.workload.run.Asking.expect;
import static dev.movr.workload.run.Asking.idsBehind;

import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import dev.movr.vehicle.VehicleType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API. */
public final class ApiDoor implements Door, Account {
  private static final String ROOT = "/api/v1";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final HttpConnection http;
  private String headers = "";
  private String refreshToken = "";
  private long renewAt;

  private ApiDoor(HttpConnection http) {
    this.http = http;
  }

  /** Somebody new, who is signed in then. */
  public static ApiDoor register(HttpConnection http, Person person) throws Failure {
    String user =
        MAPPER.writeValueAsString(
            Map.of(
                "city", person.home().slug(),
                "firstName", person.firstName(),
                "lastName", person.lastName(),
                "email", person.email(),
                "username", person.username(),
                "password", person.password().text()));
    expect(201, () -> http.post(ROOT + "/users", JSON, user));
    return signIn(http, person);
  }

  /** Somebody who has registered. */
  public static ApiDoor signIn(HttpConnection http, Person person) throws Failure {
    var door = new ApiDoor(http);
    door.sign(Map.of("username", person.username(), "password", person.password().text()));
    return door;
  }

  private void sign(Map<String, String> credentials) throws Failure {
    String body = MAPPER.writeValueAsString(credentials);
    JsonNode pair = json(expect(200, () -> http.post(ROOT + "/tokens", JSON, body)));
    headers = "Authorization: Bearer " + pair.get("accessToken").asString() + "\r\n";
    refreshToken = pair.get("refreshToken").asString();
    var lifetime = Duration.parse(pair.get("accessLifetime").asString());
    renewAt = System.nanoTime() + lifetime.toNanos() * 3 / 4;
  }

  @Override
  public boolean isDueForRenewal() {
    return System.nanoTime() - renewAt > 0;
  }

  @Override
  public void renew() throws Failure {
    sign(Map.of("refreshToken", refreshToken));
  }

  /** For whoever has not been here for long. */
  private void renewWhenDue() throws Failure {
    if (isDueForRenewal()) {
      renew();
    }
  }

  private static JsonNode json(HttpConnection.Answer answer) {
    return MAPPER.readTree(answer.text());
  }

  private static String in(City city, String path) {
    return ROOT + "/cities/" + city.slug() + path;
  }

  private HttpConnection.Answer get(String path) throws Failure {
    return expect(200, () -> http.get(path, headers));
  }

  @Override
  public void list(City city) throws Failure {
    list(city, 24);
  }

  /** That many of them. */
  public void list(City city, int limit) throws Failure {
    get(in(city, "/vehicles?limit=" + limit));
  }

  @Override
  public List<UUID> near(City city, Point point) throws Failure {
    String near = "/vehicles?near=" + point.latitude() + "," + point.longitude();
    return idsBehind(get(in(city, near)).octets(), "\"id\":\"");
  }

  @Override
  public void look(City city, UUID vehicle) throws Failure {
    get(in(city, "/vehicles/" + vehicle));
  }

  @Override
  public void history() throws Failure {
    get(ROOT + "/me/rides");
  }

  @Override
  public void profile() throws Failure {
    get(ROOT + "/me");
  }

  @Override
  public UUID start(City city, UUID vehicle, UUID chosen) throws Failure {
    String body = "{\"vehicleId\":\"" + vehicle + "\"}";
    String key = "Idempotency-Key: " + chosen + "\r\n";
    String ride =
        expect(201, () -> http.post(in(city, "/rides"), headers + JSON + key, body)).location();
    return UUID.fromString(ride.substring(ride.lastIndexOf('/') + 1));
  }

  @Override
  public void end(City city, UUID ride, Place place) throws Failure {
    String body = "{\"location\":" + MAPPER.writeValueAsString(body(city, place)) + "}";
    expect(200, () -> http.post(in(city, "/rides/" + ride + "/end"), headers + JSON, body));
  }

  private static Map<String, Object> body(City city, Place place) {
    Map<String, Object> body = new LinkedHashMap<>(Map.of("name", place.name()));
    if (!Asking.isNamed(city, place)) {
      body.put("latitude", place.latitude());
      body.put("longitude", place.longitude());
    }
    return body;
  }

  @Override
  public Optional<RideSeen> riding() throws Failure {
    try {
      return Optional.of(ride(json(get(ROOT + "/me/rides/active"))));
    } catch (Failure failure) {
      if (failure.status() == 404) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public void rides(Consumer<RideSeen> each) throws Failure {
    String cursor = "";
    do {
      renewWhenDue();
      JsonNode slice = json(get(ROOT + "/me/rides" + cursor));
      if (!slice.get("missingRegions").isEmpty()) {
        throw new Failure("not all regions answer", 0, false);
      }
      slice.get("items").forEach(ride -> each.accept(ride(ride)));
      cursor = slice.has("next") ? "?cursor=" + encoded(slice.get("next").asString()) : "";
    } while (!cursor.isEmpty());
  }

  private static RideSeen ride(JsonNode ride) {
    JsonNode end = ride.path("end");
    boolean over = end.isObject();
    return new RideSeen(
        UUID.fromString(ride.get("id").asString()),
        ride.get("city").asString(),
        UUID.fromString(ride.get("vehicle").get("id").asString()),
        over ? place(end.get("location")) : null,
        over && end.get("byOwner").asBoolean());
  }

  private static Place place(JsonNode place) {
    return new Place(
        place.get("name").asString(),
        place.get("latitude").asDouble(),
        place.get("longitude").asDouble());
  }

  @Override
  public Optional<VehicleSeen> vehicle(City city, UUID id) throws Failure {
    try {
      JsonNode vehicle = json(get(in(city, "/vehicles/" + id)));
      boolean available = vehicle.get("status").asString().equals("available");
      return Optional.of(new VehicleSeen(available, place(vehicle.get("lastLocation"))));
    } catch (Failure failure) {
      if (failure.status() == 404) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public int available(City city, int most) throws Failure {
    int count = 0;
    String cursor = "";
    do {
      JsonNode slice = json(get(in(city, "/vehicles?limit=100" + cursor)));
      count += slice.get("items").size();
      cursor = slice.has("next") ? "&cursor=" + encoded(slice.get("next").asString()) : "";
    } while (!cursor.isEmpty() && count < most);
    return Math.min(count, most);
  }

  @Override
  public UUID add(City home, VehicleType type, String color, String brand, Place place)
      throws Failure {
    String body =
        MAPPER.writeValueAsString(
            Map.of(
                "type",
                type.code(),
                "color",
                color,
                "brand",
                brand,
                "location",
                body(home, place)));
    var added = expect(201, () -> http.post(in(home, "/vehicles"), headers + JSON, body));
    return UUID.fromString(json(added).get("id").asString());
  }

  @Override
  public void remove(City city, UUID vehicle) throws Failure {
    renewWhenDue();
    expect(204, () -> http.delete(in(city, "/vehicles/" + vehicle), headers));
  }
}
