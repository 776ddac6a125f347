package dev.movr.system.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.TestTokens;
import dev.movr.region.City;
import dev.movr.testing.Books;
import dev.movr.testing.Client;
import dev.movr.testing.Concurrently;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * 300 riders start and end rides in one city at once, on pages and by the API: half of them on
 * vehicles of their own, half on a few that all want. They wait, or are told who was first; nobody
 * is refused.
 */
@MovrTest
class CrowdTest {
  private static final int RIDERS = 300;
  private static final int CYCLES = 2;

  @Autowired Riders riders;
  @Autowired Books books;
  @Autowired BeanFactory application;
  @LocalServerPort int port;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void nobody_is_refused_while_the_database_is_well() {
    City boston = riders.city("boston");
    Login owner = riders.in(boston);
    var wanted = IntStream.range(0, 20).mapToObj(_ -> riders.scooterOf(owner)).toList();
    var crowd = new ArrayList<Rider>();
    for (int i = 0; i < RIDERS; i++) {
      Login login = riders.in(boston);
      UUID vehicle = i % 2 == 0 ? riders.scooterOf(login) : wanted.get(i % wanted.size());
      crowd.add(i % 4 < 2 ? new OnPages(login, vehicle) : new ByApi(login, vehicle));
    }
    var statuses =
        Concurrently.each(crowd, CrowdTest::ride).stream().flatMap(List::stream).toList();
    assertThat(statuses).hasSizeGreaterThanOrEqualTo(RIDERS * CYCLES);
    assertThat(statuses).as("answers").isSubsetOf(200, 201, 302, 409);
    books.agree();
    http.close();
  }

  private static List<Integer> ride(Rider rider) {
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < CYCLES; i++) {
      UUID ride = UUID.randomUUID();
      int started = rider.start(ride);
      statuses.add(started);
      if (started < 400) {
        statuses.add(rider.end(started == 201 ? rider.started() : "/boston/rides/" + ride));
      }
    }
    return statuses;
  }

  private interface Rider {
    int start(UUID ride);

    /** Where the API says that the ride is. */
    default String started() {
      return "";
    }

    int end(String ride);
  }

  private final class OnPages implements Rider {
    private final Client client;
    private final UUID vehicle;

    OnPages(Login login, UUID vehicle) {
      this.client = new Client(port).with(riders.cookieOf(login));
      this.vehicle = vehicle;
    }

    @Override
    public int start(UUID ride) {
      var form = Map.of("vehicle", vehicle.toString(), "ride", ride.toString());
      return client.post("/boston/rides", form).statusCode();
    }

    @Override
    public int end(String ride) {
      String place = riders.city("boston").places().getFirst().name();
      return client.post(ride + "/end", Map.of("place", place)).statusCode();
    }
  }

  private final class ByApi implements Rider {
    private final String bearer;
    private final UUID vehicle;
    private String started = "";

    ByApi(Login login, UUID vehicle) {
      this.bearer = TestTokens.bearer(application, login);
      this.vehicle = vehicle;
    }

    @Override
    public int start(UUID ride) {
      return post("/api/v1/cities/boston/rides", "{\"vehicleId\": \"%s\"}".formatted(vehicle));
    }

    @Override
    public String started() {
      return started;
    }

    @Override
    public int end(String ride) {
      return post(ride + "/end", "{\"location\": {\"latitude\": 42.36, \"longitude\": -71.06}}");
    }

    private int post(String path, String json) {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Authorization", bearer)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(json))
              .build();
      try {
        var response = http.send(request, BodyHandlers.ofString());
        started = response.headers().firstValue("Location").orElse("");
        return response.statusCode();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
