package dev.movr.workload.regions;

import com.sun.net.httpserver.HttpExchange;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.workload.regions.Controls.Act;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page that shows the regions and what one can do to them. It is for this machine alone, and
 * another site's page cannot press its buttons: it would have to send a header that it may not.
 */
final class ConsolePage {
  private static final String PRESSED = "X-Movr-Regions";
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(localhost|127\\.0\\.0\\.1)(:\\d+)?");
  private static final Map<String, Served> FILES =
      Map.of(
          "/", new Served("index.html", "text/html; charset=utf-8"),
          "/regions.js", new Served("regions.js", "text/javascript; charset=utf-8"),
          "/regions.css", new Served("regions.css", "text/css; charset=utf-8"));

  private record Served(String name, String type) {}

  private final Function<String, Overview> overview;
  private final Controls controls;
  private final Cities cities;
  private final Whereabouts whereabouts;
  private final URI frontDoor;

  /**
   * @param overview for a browser that is in the city of that slug, or nowhere
   */
  ConsolePage(
      Function<String, Overview> overview,
      Controls controls,
      Cities cities,
      Whereabouts whereabouts,
      URI frontDoor) {
    this.overview = overview;
    this.controls = controls;
    this.cities = cities;
    this.whereabouts = whereabouts;
    this.frontDoor = frontDoor;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!isOfThisMachine(exchange)) {
        send(
            exchange,
            421,
            "text/plain",
            "This page is for localhost.\n".getBytes(StandardCharsets.UTF_8));
      } else if (exchange.getRequestMethod().equals("POST")) {
        press(exchange, path);
      } else if (path.equals("/overview")) {
        show(exchange);
      } else {
        sendFile(exchange, path);
      }
    }
  }

  private static boolean isOfThisMachine(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return host != null && THIS_MACHINE.matcher(host).matches();
  }

  private void show(HttpExchange exchange) throws IOException {
    String place = whereabouts.chosen(exchange).map(City::slug).orElse("");
    byte[] json = JsonMapper.shared().writeValueAsBytes(overview.apply(place));
    send(exchange, 200, "application/json", json);
  }

  private void press(HttpExchange exchange, String path) throws IOException {
    if (exchange.getRequestHeaders().getFirst(PRESSED) == null) {
      say(exchange, 403, "The page's own buttons send " + PRESSED + ".");
      return;
    }
    var given = query(exchange.getRequestURI());
    try {
      String done = path.equals("/move") ? move(exchange, given) : act(given);
      say(exchange, 200, done);
    } catch (IllegalArgumentException slip) {
      say(exchange, 400, String.valueOf(slip.getMessage()));
    }
  }

  private String act(Map<String, String> given) {
    Act act = Act.of(given.getOrDefault("act", ""));
    return controls.act(act, given.getOrDefault("from", ""), given.getOrDefault("to", ""));
  }

  /** Cookies are a host's, whatever the port: this one is read by the front door. */
  private String move(HttpExchange exchange, Map<String, String> given) {
    City city =
        cities
            .bySlug(given.getOrDefault("city", ""))
            .orElseThrow(() -> new IllegalArgumentException("There is no such city."));
    List<String> cookies =
        exchange.getResponseHeaders().computeIfAbsent("Set-Cookie", none -> new ArrayList<>());
    cookies.add(Whereabouts.COOKIE + "=" + city.slug() + "; Path=/; SameSite=Lax");
    cookies.add("movr_city=; Path=/; Max-Age=0");
    String done = "You are in %s now.".formatted(city.label());
    controls.note(done);
    return done;
  }

  private static Map<String, String> query(URI uri) {
    var given = new HashMap<String, String>();
    UriComponentsBuilder.fromUri(uri)
        .build()
        .getQueryParams()
        .toSingleValueMap()
        .forEach((name, value) ->
            given.put(name, value == null ? "" : UriUtils.decode(value, StandardCharsets.UTF_8)));
    return given;
  }

  private void sendFile(HttpExchange exchange, String path) throws IOException {
    Served file = FILES.get(path);
    if (file == null) {
      say(exchange, 404, "There is nothing here.");
      return;
    }
    try (InputStream content = ConsolePage.class.getResourceAsStream("/regions/" + file.name())) {
      String text =
          new String(Objects.requireNonNull(content).readAllBytes(), StandardCharsets.UTF_8);
      byte[] bytes =
          text.replace("{front-door}", frontDoor.toString()).getBytes(StandardCharsets.UTF_8);
      send(exchange, 200, file.type(), bytes);
    }
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
    send(exchange, status, "text/plain; charset=utf-8", line);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
