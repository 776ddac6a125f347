package dev.movr.workload.regions;

import com.sun.net.httpserver.HttpExchange;
import dev.movr.region.City;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a global load balancer is elsewhere: tells where each client is, sends it to the nearest
 * instance that is ready, and to the next one when that one is away.
 */
final class FrontDoor {
  /** More than MovR takes of anybody. */
  private static final int LONGEST_BODY = 1 << 20;

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  /** They are of one connection, or the client's to set here. */
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
          "x-forwarded-for",
          "x-forwarded-proto",
          "x-forwarded-host");

  private final Whereabouts whereabouts;
  private final Instances instances;
  private final Observations seen;
  private final HttpClient http;

  FrontDoor(Whereabouts whereabouts, Instances instances, Observations seen, HttpClient http) {
    this.whereabouts = whereabouts;
    this.instances = instances;
    this.seen = seen;
    this.http = http;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
      if (body.length > LONGEST_BODY) {
        refuse(exchange, 413, "The request is too long.");
        return;
      }
      City city = whereabouts.of(exchange);
      long begin = System.nanoTime();
      int status = forward(exchange, body, city);
      seen.answered(exchange, city, status, System.nanoTime() - begin);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the status that the client was answered with. */
  private int forward(HttpExchange exchange, byte[] body, City city)
      throws IOException, InterruptedException {
    String method = exchange.getRequestMethod();
    for (RunningInstance instance : instances.nearestTo(city)) {
      try {
        Thread.sleep(instances.distance(city, instance));
        var answer =
            http.send(request(exchange, body, city, instance), BodyHandlers.ofInputStream());
        instance.served();
        return pass(exchange, answer);
      } catch (NotAnswered failure) {
        throw failure;
      } catch (IOException failure) {
        instance.isAway();
        if (!Attempt.mayBeRepeated(method, failure)) {
          refuse(
              exchange,
              502,
              "The server was lost while it was asked: whether it was done is not known.");
          return 502;
        }
      }
    }
    refuse(exchange, 503, "No instance of MovR is ready.");
    return 503;
  }

  private static HttpRequest request(
      HttpExchange exchange, byte[] body, City city, RunningInstance instance) {
    var request =
        HttpRequest.newBuilder(instance.address().resolve(exchange.getRequestURI().toString()))
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
        .header("X-City", city.name())
        .header("X-Forwarded-For", exchange.getRemoteAddress().getAddress().getHostAddress())
        .header("X-Forwarded-Proto", "http")
        .build();
  }

  private static boolean isPassedOn(String name) {
    return !NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The client is gone, or the instance in the middle of its answer. */
  private static final class NotAnswered extends IOException {
    NotAnswered(IOException cause) {
      super(cause);
    }
  }

  private static int pass(HttpExchange exchange, HttpResponse<InputStream> answer)
      throws NotAnswered {
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
      return answer.statusCode();
    } catch (IOException e) {
      throw new NotAnswered(e);
    }
  }

  private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
    byte[] text = (why + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().put("Content-Type", List.of("text/plain; charset=utf-8"));
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
  }
}
