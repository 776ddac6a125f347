package dev.movr.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.database.transaction.RegionalAnswers;
import dev.movr.region.Cities;
import dev.movr.region.Region;
import dev.movr.relay.TcpProxy;
import dev.movr.testing.Client;
import dev.movr.testing.Instance;
import dev.movr.testing.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** By which a rider's report, an answer and the lines of the log are brought together. */
@ExtendWith(OutputCaptureExtension.class)
class RequestIdsTest {
  private static final TcpProxy database = new TcpProxy(TestDatabase.server());
  private static Instance movr;
  private static Instance behindProxy;

  @BeforeAll
  static void start() {
    String uri = TestDatabase.uri().replaceFirst(":\\d+/", ":" + database.port() + "/");
    movr = Instance.start(uri);
    behindProxy =
        Instance.start(TestDatabase.uri(), "movr.web.trusted-proxies=127\\.0\\.0\\.1|0:0.*:1");
  }

  @AfterAll
  static void stop() {
    movr.close();
    behindProxy.close();
    database.close();
  }

  private static String idOf(HttpResponse<String> answer) {
    return answer.headers().firstValue(RequestIds.HEADER).orElse("none");
  }

  private static HttpResponse<String> withId(Instance instance, String given) {
    var client = new Client(instance.port());
    return client.send(
        client
            .request("/login")
            .header("X-Forwarded-For", "203.0.113.9")
            .header(RequestIds.HEADER, given));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/login", "/assets/movr.css", "/api/v1/cities", "/gbfs/manifest.json"})
  void every_answer_has_one_of_its_own(String path) {
    var client = new Client(movr.port());
    String first = idOf(client.get(path));
    assertThat(first).matches("[0-9a-f]{16}").isNotEqualTo(idOf(client.get(path)));
  }

  @Test
  void the_page_of_an_error_and_a_problem_show_it() {
    var client = new Client(movr.port());
    var page = client.get("/nothing");
    assertThat(page.body()).contains("<code>" + idOf(page) + "</code>");
    for (String path : new String[] {"/api/v1/nothing", "/api/v1/me", "/gbfs/nowhere/3.0/x.json"}) {
      var problem = client.get(path);
      assertThat(problem.body()).contains("\"requestId\":\"" + idOf(problem) + "\"");
    }
  }

  @Test
  void so_does_the_page_of_what_the_container_refuses() throws IOException {
    try (var socket = new Socket("localhost", movr.port())) {
      String request = "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String id = answer.replaceFirst("(?s).*X-Request-Id: (\\w+)\r.*", "$1");
      assertThat(answer).contains("<code>" + id + "</code>");
    }
  }

  @Test
  void the_lines_of_the_log_bear_it(CapturedOutput output) {
    var client = new Client(movr.port());
    database.takeAway();
    try {
      for (String path : new String[] {"/rome/vehicles", "/api/v1/cities/rome/vehicles"}) {
        var answer = client.get(path);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(output)
            .containsPattern("WARN .* Failures " + idOf(answer) + ": The database does not answer");
      }
    } finally {
      database.giveBack();
    }
  }

  @Test
  void it_goes_along_to_the_threads_that_ask_every_region() {
    List<Region> all = movr.bean(Cities.class).regions();
    try (var line = MDC.putCloseable("request", "of-this-test")) {
      var answers = RegionalAnswers.ask(all, region -> MDC.get("request"));
      assertThat(answers.given())
          .hasSize(3)
          .allSatisfy((region, id) -> assertThat(id).isEqualTo("of-this-test"));
    }
  }

  @ParameterizedTest
  @CsvSource({"proxy-7/42, true", "'<script>', false", "'', false", "a b, false"})
  void a_trusted_proxy_gives_it_if_it_is_one(String given, boolean taken) {
    assertThat(idOf(withId(behindProxy, given)).equals(given)).isEqualTo(taken);
    assertThat(idOf(withId(behindProxy, given))).isNotEmpty();
  }

  @Test
  void anybody_else_does_not() {
    assertThat(idOf(withId(movr, "proxy-7"))).isNotEqualTo("proxy-7");
  }
}
