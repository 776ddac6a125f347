package dev.movr.system.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shares requests among the instances that say at {@code /readyz} that they are ready, and sends
 * one whose connection was refused to another; what else goes wrong is the client's to see.
 */
final class LoadBalancer implements AutoCloseable {
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);
  private static final Set<String> OF_ONE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final List<Instance> instances = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LONGEST_ANSWER)
          .build();

  LoadBalancer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  private static final class Instance {
    final URI address;
    final AtomicInteger answers = new AtomicInteger();
    volatile boolean ready;

    Instance(URI address) {
      this.address = address;
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From when it is ready. */
  void sendTo(URI address) {
    var instance = new Instance(address);
    instances.add(instance);
    threads.execute(() -> keepAsking(instance));
  }

  /** How many requests that instance has answered. */
  int answersOf(URI address) {
    return instances.stream()
        .filter(instance -> instance.address.equals(address))
        .mapToInt(instance -> instance.answers.get())
        .sum();
  }

  private void keepAsking(Instance instance) {
    try {
      while (!threads.isShutdown()) {
        instance.ready = isReady(instance);
        Thread.sleep(BETWEEN_QUESTIONS);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady(Instance instance) throws InterruptedException {
    URI question = instance.address.resolve("/readyz");
    try {
      var request = HttpRequest.newBuilder(question).timeout(LONGEST_ANSWER).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException away) {
      return false;
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      for (Instance instance : inTurn()) {
        try {
          var request = request(exchange, body, instance.address);
          pass(exchange, http.send(request, BodyHandlers.ofByteArray()));
          instance.answers.incrementAndGet();
          return;
        } catch (ConnectException refused) {
          instance.ready = false;
        }
      }
      exchange.sendResponseHeaders(503, -1);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** Those that are ready, another one first each time. */
  private List<Instance> inTurn() {
    var ready = new ArrayList<>(instances.stream().filter(instance -> instance.ready).toList());
    Collections.rotate(ready, turn.getAndIncrement());
    return ready;
  }

  private static HttpRequest request(HttpExchange exchange, byte[] body, URI instance) {
    var request =
        HttpRequest.newBuilder(instance.resolve(exchange.getRequestURI().toString()))
            .timeout(LONGEST_ANSWER)
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (isPassedOn(name)) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }

  private static void pass(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (isPassedOn(name)) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static boolean isPassedOn(String name) {
    return !OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.shutdownNow();
  }
}
