package dev.movr.workload.run;

import static dev.movr.workload.run.ApiSession.ROOT;
import static dev.movr.workload.run.ApiSession.body;
import static dev.movr.workload.run.ApiSession.in;
import static dev.movr.workload.run.ApiSession.json;
import static dev.movr.workload.run.Asking.idsBehind;

import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The API. */
public final class ApiDoor implements Door {
  private static final int LIMIT = 24;

  private final ApiSession session;

  private ApiDoor(HttpConnection http) {
    this.session = new ApiSession(http);
  }

  /** Somebody new, who is signed in then. */
  public static ApiDoor register(HttpConnection http, Person person) throws Failure {
    var door = new ApiDoor(http);
    door.session.register(person);
    door.session.signIn(person);
    return door;
  }

  /** Somebody who has registered. */
  public static ApiDoor signIn(HttpConnection http, Person person) throws Failure {
    var door = new ApiDoor(http);
    door.session.signIn(person);
    return door;
  }

  /** Of whoever is signed in. */
  public Account account() {
    return new ApiAccount(session);
  }

  @Override
  public boolean isDueForRenewal() {
    return session.isDueForRenewal();
  }

  @Override
  public void renew() throws Failure {
    session.renew();
  }

  @Override
  public void list(City city) throws Failure {
    list(city, LIMIT);
  }

  /** That many of them. */
  public void list(City city, int limit) throws Failure {
    session.get(in(city, "/vehicles?limit=" + limit));
  }

  @Override
  public List<UUID> near(City city, Point point) throws Failure {
    String near = "/vehicles?near=" + point.latitude() + "," + point.longitude();
    return idsBehind(session.get(in(city, near)).octets(), "\"id\":\"");
  }

  @Override
  public void look(City city, UUID vehicle) throws Failure {
    session.get(in(city, "/vehicles/" + vehicle));
  }

  @Override
  public void history() throws Failure {
    session.get(ROOT + "/me/rides");
  }

  @Override
  public void profile() throws Failure {
    session.get(ROOT + "/me");
  }

  @Override
  public UUID start(City city, UUID vehicle, UUID chosen) throws Failure {
    String key = "Idempotency-Key: " + chosen + "\r\n";
    var started = session.post(201, in(city, "/rides"), key, Map.of("vehicleId", vehicle));
    String ride = started.location();
    return UUID.fromString(ride.substring(ride.lastIndexOf('/') + 1));
  }

  @Override
  public void end(City city, UUID ride, Place place) throws Failure {
    session.post(200, in(city, "/rides/" + ride + "/end"), Map.of("location", body(city, place)));
  }

  @Override
  public Optional<RideSeen> riding() throws Failure {
    try {
      return Optional.of(ApiAccount.ride(json(session.get(ROOT + "/me/rides/active"))));
    } catch (Failure failure) {
      if (failure.status() == 404) {
        return Optional.empty();
      }
      throw failure;
    }
  }
}
