package dev.movr.system.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.MovrProcess;
import dev.movr.testing.Riders;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.HttpCookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day of a rider's life, after which neither the log nor the traces hold anything secret. */
class DiscretionTest {
  private static final String WRONG = "guessed horse battery";
  private static final String TYPED = "nobody@example.com";
  private static final String NEW = "another horse battery";

  private final List<String> secrets = new ArrayList<>(List.of(Riders.PASSWORD, WRONG, NEW, TYPED));

  @ParameterizedTest
  @ValueSource(strings = {"", "ecs"})
  void the_log_and_the_traces_of_a_day_hold_no_secret(String format, @TempDir Path directory)
      throws Exception {
    try (var collector = new Collector();
        var movr = MovrProcess.start(settings(directory, format, collector))) {
      int port = movr.awaitReady().getPort();
      live(port);
      MovrProcess.await(() -> collector.spans().stream().anyMatch(DiscretionTest::isLast));
      movr.terminate();
      movr.awaitEnd();

      assertThat(secrets).hasSizeGreaterThan(6);
      assertThat(movr.out()).contains("MovR is ready").doesNotContain(secrets);
      assertThat(movr.err()).doesNotContain(secrets);
      assertThat(collector.text()).contains("/{city}/rides").doesNotContain(secrets);
    }
  }

  private static boolean isLast(Span span) {
    return span.getName().equals("http delete /api/v1/me");
  }

  private static Map<String, String> settings(Path directory, String format, Collector collector) {
    var settings = new HashMap<String, String>();
    settings.put("DATA_DIR", directory.toString());
    settings.put("LOG_FORMAT", format);
    settings.put("LOGGING_LEVEL_DEV_MOVR", "debug");
    settings.put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", collector.endpoint());
    settings.put("OTEL_TRACES_SAMPLER", "always_on");
    settings.put("OTEL_BSP_SCHEDULE_DELAY", "200");
    return settings;
  }

  /** Registers, mistypes the password, rides, changes the password, and leaves. */
  private void live(int port) throws Exception {
    var client = new Client(port);
    String username = Riders.username();
    Map<String, String> form = Riders.registration("paris", username);
    secrets.add(form.get("email"));
    client.post("/register", form);
    client.post("/register", Riders.registration("paris", username));
    client.post("/login", Map.of("username", username, "password", WRONG));
    client.loggedInAs(username);
    noteCookies(client);
    ride(client);
    Map<String, String> passwords = Map.of("currentPassword", Riders.PASSWORD, "newPassword", NEW);
    assertThat(client.post("/profile/password", passwords).statusCode()).isEqualTo(302);
    noteCookies(client);
    leave(port);
  }

  private static void ride(Client client) {
    String list = client.get("/paris/vehicles").body();
    String vehicle = list.replaceFirst("(?s).*?/paris/vehicles/([0-9a-f-]{36}).*", "$1");
    client.get("/paris/vehicles/" + vehicle + "?email=" + TYPED);
    String ride = UUID.randomUUID().toString();
    client.post("/paris/rides", Map.of("vehicle", vehicle, "ride", ride));
    var end = client.post("/paris/rides/" + ride + "/end", Map.of("place", "Tour Eiffel"));
    assertThat(end.statusCode()).isEqualTo(302);
  }

  private void leave(int port) throws Exception {
    String username = Riders.username();
    var api = new ApiClient(port);
    secrets.add("other@example.com");
    var signUp = new HashMap<>(Riders.signUp("paris", username));
    signUp.put("email", "other@example.com");
    api.post("/users", signUp);
    var tokens = api.post("/tokens", Map.of("username", username, "password", Riders.PASSWORD));
    secrets.add(tokens.text("/accessToken"));
    secrets.add(tokens.text("/refreshToken"));
    api.withToken("forged." + tokens.text("/accessToken")).get("/me");
    api.withToken(tokens.text("/accessToken")).delete("/me");
  }

  private void noteCookies(Client client) {
    client.cookies().getCookieStore().getCookies().stream()
        .filter(cookie -> !Set.of("movr_city", "movr_language").contains(cookie.getName()))
        .map(HttpCookie::getValue)
        .forEach(secrets::add);
  }
}
