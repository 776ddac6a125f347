package dev.movr.workload.regions;

import com.sun.net.httpserver.HttpExchange;
import dev.movr.region.City;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a global load balancer is elsewhere: tells where each client is, sends it to the nearest
 * instance that is ready, and to the next one when that one is away. Its rules are those of
 * deploy/compose's HAProxy, and FrontDoorRulesTest holds both to them.
 */
final class FrontDoor {
  /** More than MovR takes of anybody. */
  private static final int LONGEST_BODY = 1 << 20;

  private final Whereabouts whereabouts;
  private final Backends backends;
  private final Observations seen;
  private final HttpClient http;

  FrontDoor(Whereabouts whereabouts, Backends backends, Observations seen, HttpClient http) {
    this.whereabouts = whereabouts;
    this.backends = backends;
    this.seen = seen;
    this.http = http;
  }

  /**
   * @throws IOException when the answer cannot be ended; the server then closes the connection, so
   *     that nobody takes a part of it for the whole
   */
  void handle(HttpExchange exchange) throws IOException {
    try {
      byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
      if (body.length > LONGEST_BODY) {
        refuse(exchange, 413, "The request is too long.");
      } else {
        City city = whereabouts.of(exchange);
        long begin = System.nanoTime();
        int status = forward(exchange, body, city);
        seen.answered(exchange, city, status, System.nanoTime() - begin);
      }
      exchange.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  /** Returns the status that the client was answered with. */
  private int forward(HttpExchange exchange, byte[] body, City city)
      throws IOException, InterruptedException {
    for (Backend backend : backends.nearestTo(city)) {
      HttpResponse<InputStream> answer;
      try {
        Thread.sleep(backends.distance(city, backend));
        var request = Forwarded.request(exchange, body, city, backend);
        answer = http.send(request, BodyHandlers.ofInputStream());
      } catch (IOException failure) {
        backend.isAway();
        if (Attempt.mayBeRepeated(exchange.getRequestMethod(), failure)) {
          continue;
        }
        int status = Attempt.status(failure);
        refuse(exchange, status, "The server was lost: whether it was done is not known.");
        return status;
      }
      backend.served();
      Forwarded.answer(answer, exchange);
      return answer.statusCode();
    }
    refuse(exchange, 503, "No instance of MovR is ready.");
    return 503;
  }

  private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
    exchange.getResponseHeaders().put("Content-Type", List.of("text/plain; charset=utf-8"));
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    byte[] text = (why + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
  }
}
