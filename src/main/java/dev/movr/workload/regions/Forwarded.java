package dev.movr.workload.regions;

import com.sun.net.httpserver.HttpExchange;
import dev.movr.region.City;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** What the front door passes on of a request and of its answer. */
final class Forwarded {
  /**
   * Instances are to see the host that browsers ask for. And a connection that is kept may be
   * closed at the very moment in which a POST is sent, and nobody would know what became of it.
   */
  static final String RESTRICTED_HEADERS = "host,connection";

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  /** They are of one connection, or say where the client is, which is not the client's to say. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "connection",
          "keep-alive",
          "transfer-encoding",
          "content-length",
          "upgrade",
          "expect",
          "te",
          "trailer",
          "http2-settings",
          "x-city",
          "x-place",
          "forwarded");

  private Forwarded() {}

  static HttpRequest request(HttpExchange exchange, byte[] body, City city, Backend backend) {
    var request =
        HttpRequest.newBuilder(backend.address().resolve(exchange.getRequestURI().toString()))
            .timeout(LONGEST_ANSWER)
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (isPassedOn(name)) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request
        .header("Connection", "close")
        .header("X-City", city.name())
        .header("X-Forwarded-For", exchange.getRemoteAddress().getAddress().getHostAddress())
        .header("X-Forwarded-Proto", "http")
        .build();
  }

  private static boolean isPassedOn(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return !NOT_PASSED_ON.contains(plain) && !plain.startsWith("x-forwarded-");
  }

  /**
   * @throws IOException when the client is gone, or the instance in the middle of its answer
   */
  static void answer(HttpResponse<InputStream> answer, HttpExchange exchange) throws IOException {
    try (InputStream body = answer.body()) {
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (isPassedOn(name) && !name.startsWith(":")) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      boolean empty =
          exchange.getRequestMethod().equals("HEAD")
              || answer.statusCode() == 304
              || answer.statusCode() == 204;
      exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : 0);
      if (!empty) {
        body.transferTo(exchange.getResponseBody());
      }
    }
  }
}
