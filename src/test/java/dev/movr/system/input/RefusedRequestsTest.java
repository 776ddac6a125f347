package dev.movr.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.MovrTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Requests that are refused before any route is sought, as they stand on the wire: Java's own
 * client does not send them.
 */
@MovrTest
@ExtendWith(OutputCaptureExtension.class)
class RefusedRequestsTest {
  private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  private static final String CONTAINER = "org.apache.catalina.core.ContainerBase.[Tomcat]";

  @LocalServerPort int port;

  /** The whole answer to a request with this method and path, and more headers. */
  private String answer(String methodAndPath, String headers) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      String head = methodAndPath + HOST + headers + "\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%00/vehicles",
        "GET /seattle%2Fvehicles",
        "GET /%zz",
        "GET /../../etc/passwd",
        "GET /seattle[",
        "GET /login;x=1",
        "GET //login",
        "GET http://[/",
        "F@O /login"
      })
  void people_get_a_page_of_movr(String request, CapturedOutput output) throws IOException {
    assertThat(answer(request, ""))
        .startsWith("HTTP/1.1 400")
        .contains("<h1>We did not understand that</h1>", "href=\"/vehicles\"")
        .doesNotContain("Tomcat", "Exception");
    assertThat(output).doesNotContain("ERROR", "Exception");
  }

  @Test
  void so_they_do_for_a_header_that_is_too_long_or_broken(CapturedOutput output)
      throws IOException {
    for (String header :
        new String[] {"X-Long: " + "x".repeat(20_000), "Content-Length: ten", "Host: a b"}) {
      assertThat(answer("GET /login", header + "\r\n"))
          .startsWith("HTTP/1.1 400")
          .contains("<h1>We did not understand that</h1>")
          .doesNotContain("Tomcat");
    }
    assertThat(output).doesNotContain("ERROR", "Exception");
  }

  /** No filter has seen these. */
  @ParameterizedTest
  @CsvSource({
    "GET /%zz,fr,Nous n’avons pas compris",
    "GET /seattle[,'nl-BE,nl;q=0.9',Dat begrepen we niet",
    "GET /api/v1/cities/%zz/vehicles,it,La richiesta non è leggibile",
    "GET /gbfs/%zz,it,The request cannot be read"
  })
  void the_language_is_the_clients(String request, String languages, String words)
      throws IOException {
    assertThat(answer(request, "Accept-Language: " + languages + "\r\n")).contains(words);
  }

  /** Letters may be percent-encoded: the path is the same. */
  @ParameterizedTest
  @CsvSource({
    "GET /api/v1/cities/%zz/vehicles,malformed",
    "GET /api/v1/[,malformed",
    "GET /%61pi/v1//cities,malformed",
    "GET /%61pi/v1/cities/paris/vehicles?cursor=x,invalid-parameter",
    "GET /%67bfs/paris/3.0/nothing.json,not-found"
  })
  void programs_get_a_problem(String request, String problem) throws IOException {
    assertThat(answer(request, ""))
        .contains("application/problem+json", "/api/problems#" + problem)
        .doesNotContain("<h1>");
  }

  @ParameterizedTest
  @CsvSource({
    "TRACE /api/v1/cities,405,GET",
    "TRACE /gbfs/manifest.json,405,GET",
    "FOO /api/v1/tokens,405,'POST, DELETE'",
    "TRACE /rides,405,GET",
    "TRACE /login,405,'GET, POST'",
    "FOO /login,405,'GET, POST'",
    "TRACE /nothing,404,",
    "TRACE /api/v1/nothing,404,",
    "FOO /nothing,404,"
  })
  void an_unknown_method_is_told_those_of_its_route_and_echoes_nothing(
      String request, int status, String methods, CapturedOutput output) throws IOException {
    String answer = answer(request, "X-Secret: sesame\r\n");
    assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("sesame");
    if (methods == null) {
      assertThat(answer).doesNotContain("\r\nAllow:");
    } else {
      assertThat(allowed(answer)).containsExactlyInAnyOrder(methods.split(", ", -1));
    }
    assertThat(output).doesNotContain("WARN", "ERROR");
  }

  private static String[] allowed(String answer) {
    return answer
        .lines()
        .filter(line -> line.startsWith("Allow: "))
        .findFirst()
        .orElse("Allow: ")
        .substring("Allow: ".length())
        .split(", ", -1);
  }

  /** What a client did is no alarm; a page for errors that fails itself must be one. */
  @Test
  void the_container_logs_only_what_nobody_else_does() {
    assertThat(LoggerFactory.getLogger(CONTAINER + ".[localhost].[/]").isErrorEnabled()).isFalse();
    assertThat(LoggerFactory.getLogger(CONTAINER + ".[localhost]").isErrorEnabled()).isTrue();
  }
}
