package dev.movr.bench;

import dev.movr.MovrApplication;
import dev.movr.testing.FeedTest;
import dev.movr.testing.TestClock;
import dev.movr.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long a list of vehicles takes: a slice of 50 over the API, and GBFS's vehicle_status with
 * 10,000 and with 100,000 vehicles, cold (read from the database) and cached, on the embedded
 * PostgreSQL and over HTTP on this machine. Least and median of several, in milliseconds.
 */
final class FeedBench {
  private static final Duration A_FLEETS_LIFE = Duration.ofSeconds(30);
  private static final int WARM_UP = 20;

  private static final String OWNER =
      """
      INSERT INTO users (city, id, first_name, last_name, email, username)
      VALUES ('paris', gen_random_uuid(), 'Ada', 'Owner', 'ada@example.com', 'ada')
      """;

  private static final String VEHICLES =
      """
      INSERT INTO vehicles (city, id, type, owner_id, last_location, latitude, longitude, color, brand)
      SELECT city, gen_random_uuid(), (ARRAY['bike', 'scooter', 'skateboard'])[1 + i % 3], id, 'Somewhere',
        48.82 + random() * 0.08, 2.25 + random() * 0.15, 'red', 'Kick'
      FROM users
      CROSS JOIN generate_series(1, 1000) AS i
      WHERE city = 'paris'
      """;

  private final ConfigurableApplicationContext movr;
  private final TestClock clock;
  private final URI origin;
  private final HttpClient http = HttpClient.newHttpClient();

  private FeedBench(ConfigurableApplicationContext movr) {
    this.movr = movr;
    this.clock = movr.getBean(TestClock.class);
    this.origin =
        URI.create(
            "http://localhost:" + movr.getEnvironment().getRequiredProperty("local.server.port"));
  }

  public static void main(String... arguments) {
    try (var movr =
        new SpringApplicationBuilder(MovrApplication.class, FeedTest.Time.class)
            .run(
                "--server.port=0",
                "--movr.database.uri=" + TestDatabase.anotherUri("bench"),
                "--movr.web.public-url=https://movr.example.com",
                "--movr.web.secret-key=of-the-bench-and-of-nothing-else-0123456789")) {
      new FeedBench(movr).run();
    }
    System.exit(0);
  }

  private void run() {
    JdbcClient jdbc = movr.getBean(JdbcClient.class);
    jdbc.sql(OWNER).update();
    park(jdbc, 10);
    String feed = "/gbfs/paris/3.0/vehicle_status.json";
    String list = "/api/v1/cities/paris/vehicles?limit=50";
    warmUp(list, feed);
    Figures api = measure("50 vehicles over the API", 100, () -> get(list));
    Figures cold = measure("10,000 vehicles, cold", 20, () -> getCold(feed));
    get(feed);
    Figures cached = measure("10,000 vehicles, cached", 100, () -> get(feed));
    System.out.printf(
        "cold / API slice: %.1f   cached / API slice: %.1f   cold / cached: %.1f%n",
        cold.median() / api.median(),
        cached.median() / api.median(),
        cold.median() / cached.median());
    park(jdbc, 90);
    measure("100,000 vehicles, cold", 10, () -> getCold(feed));
    get(feed);
    measure("100,000 vehicles, cached", 30, () -> get(feed));
  }

  /** In steps that are shorter than the statement timeout. */
  private static void park(JdbcClient jdbc, int thousands) {
    for (int i = 0; i < thousands; i++) {
      jdbc.sql(VEHICLES).update();
    }
    jdbc.sql("ANALYZE vehicles").update();
  }

  private void warmUp(String list, String feed) {
    for (int i = 0; i < WARM_UP; i++) {
      get(list);
      getCold(feed);
      get(feed);
    }
  }

  private long getCold(String path) {
    clock.advance(A_FLEETS_LIFE);
    return get(path);
  }

  /** As trip planners ask, who take it compressed. Returns the bytes that came. */
  private long get(String path) {
    var request = HttpRequest.newBuilder(origin.resolve(path)).header("Accept-Encoding", "gzip");
    try {
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + ": " + answer.statusCode());
      }
      return answer.body().length;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** In milliseconds. */
  private record Figures(double least, double median) {}

  private interface Call {
    long bytes();
  }

  private static Figures measure(String what, int times, Call call) {
    double[] milliseconds = new double[times];
    long bytes = 0;
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      bytes = call.bytes();
      milliseconds[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(milliseconds);
    var figures = new Figures(milliseconds[0], milliseconds[times / 2]);
    System.out.printf(
        "%-26s least %8.2f ms   median %8.2f ms   %,9d bytes%n",
        what, figures.least(), figures.median(), bytes);
    return figures;
  }
}
