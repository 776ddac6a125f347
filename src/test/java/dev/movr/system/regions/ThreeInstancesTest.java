package dev.movr.system.regions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.MovrProcess;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One instance a region, of one secret key, on one database: real processes, one of them killed.
 */
@Timeout(180)
class ThreeInstancesTest {
  /** The first has no REGION: it is the default city's. */
  private static final List<String> REGIONS =
      List.of("gcp-us-east1", "gcp-us-west1", "gcp-europe-west1");

  private static final String PLACE = "Times Square";
  private static final List<MovrProcess> processes = new ArrayList<>();
  private static final List<Integer> ports = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    String uri = TestDatabase.anotherUri("three_instances");
    for (String region : REGIONS) {
      var variables =
          new HashMap<>(
              Map.of("DB_URI", uri, "SECRET_KEY", "k".repeat(43), "MOVR_LOGIN_FLOOR", "0ms"));
      if (!region.equals("gcp-us-east1")) {
        variables.put("REGION", region);
      }
      processes.add(MovrProcess.start(variables));
    }
    for (MovrProcess process : processes) {
      ports.add(process.awaitReady().getPort());
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (MovrProcess process : processes) {
      process.close();
    }
  }

  @Test
  void a_kill_of_the_one_in_use_logs_nobody_out_and_loses_no_acknowledged_ride() throws Exception {
    assert_each_says_its_region_in_answers_and_in_its_log();
    String username = register(ports.get(0));
    String vehicle = addVehicle(ports.get(0), username);
    Client inUse = new Client(ports.get(1)).loggedInAs(username);
    assertThat(inUse.at(ports.get(2)).get("/profile").statusCode()).isEqualTo(200);

    List<String> acknowledged = rideUntilKilled(inUse, vehicle);

    for (int port : List.of(ports.get(0), ports.get(2))) {
      assertThat(inUse.at(port).get("/profile").statusCode()).isEqualTo(200);
      assert_history_has(acknowledged, port, username);
    }
    assert_the_rider_rides_on(inUse.at(ports.get(2)), vehicle);
  }

  private static void assert_each_says_its_region_in_answers_and_in_its_log() throws IOException {
    for (int i = 0; i < REGIONS.size(); i++) {
      var page = new Client(ports.get(i)).get("/");
      assertThat(page.headers().firstValue("X-Movr-Region")).contains(REGIONS.get(i));
      assertThat(page.body())
          .contains("<strong>New York</strong>, served from our region")
          .contains("this server runs with DEBUG on");
      assertThat(processes.get(i).out().lines().filter(line -> line.contains("INFO")).toList())
          .isNotEmpty()
          .allMatch(contains(" INFO  " + REGIONS.get(i) + " "));
    }
  }

  private static java.util.function.Predicate<String> contains(String text) {
    return line -> line.contains(text);
  }

  private static String register(int port) {
    String username = Riders.username();
    var form = Riders.signUp("new-york", username);
    assertThat(new ApiClient(port).post("/users", form).status()).isEqualTo(201);
    return username;
  }

  private static String addVehicle(int port, String username) {
    var scooter =
        Map.of(
            "type", "scooter", "color", "red", "brand", "Kick", "location", Map.of("name", PLACE));
    return new ApiClient(port)
        .signedInAs(username)
        .post("/cities/new-york/vehicles", scooter)
        .text("/id");
  }

  private static boolean start(Client client, String vehicle, String ride) {
    var response = client.post("/new-york/rides", Map.of("vehicle", vehicle, "ride", ride));
    return done(response);
  }

  private static boolean end(Client client, String ride) {
    return done(client.post("/new-york/rides/" + ride + "/end", Map.of("place", PLACE)));
  }

  private static boolean done(HttpResponse<String> response) {
    return response.statusCode() == 302
        && response.headers().firstValue("Location").orElse("").endsWith("/rides");
  }

  /**
   * Rides, again and again, until there is no answer; returns the rides whose start was answered.
   */
  private static List<String> rideUntilKilled(Client client, String vehicle) throws Exception {
    var acknowledged = new ArrayList<String>();
    var enough = new CountDownLatch(10);
    var riding =
        CompletableFuture.runAsync(() -> {
          while (true) {
            String ride = UUID.randomUUID().toString();
            assertThat(start(client, vehicle, ride)).isTrue();
            acknowledged.add(ride);
            enough.countDown();
            assertThat(end(client, ride)).isTrue();
          }
        });
    assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
    processes.get(1).kill();
    assertThat(riding)
        .failsWithin(60, TimeUnit.SECONDS)
        .withThrowableThat()
        .withMessageContaining("no answer");
    return List.copyOf(acknowledged);
  }

  private static void assert_history_has(List<String> acknowledged, int port, String username) {
    var client = new ApiClient(port).signedInAs(username);
    for (String ride : acknowledged) {
      assertThat(client.get("/cities/new-york/rides/" + ride).status()).isEqualTo(200);
    }
  }

  /**
   * Of the last start or end nobody knows: whichever it was, the same browser goes on from there.
   */
  private static void assert_the_rider_rides_on(Client client, String vehicle) {
    var page = client.get("/rides").body();
    var active =
        java.util.regex.Pattern.compile("/new-york/rides/([0-9a-f-]{36})/end").matcher(page);
    if (active.find()) {
      assertThat(end(client, active.group(1))).isTrue();
    }
    assertThat(start(client, vehicle, UUID.randomUUID().toString())).isTrue();
  }
}
