package dev.movr.gbfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Without a public address in the settings, what a client calls MovR is told to that client only.
 */
@MovrTest
class FeedHostTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  /** The JDK's client lets nobody choose the header. */
  private String get(String path, String host) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      var request = "GET %s HTTP/1.0\r\nHost: %s\r\n\r\n".formatted(path, host);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/gbfs/manifest.json",
        "/gbfs/rome/3.0/gbfs.json",
        "/gbfs/rome/2.3/gbfs_versions.json",
        "/gbfs/rome/3.0/system_information.json"
      })
  void addresses_are_where_the_request_found_them(String path) throws IOException {
    assertThat(get(path, "evil.example:81")).contains("http://evil.example:81/");
    assertThat(get(path, "movr.test")).contains("\"http://movr.test/").doesNotContain("evil");
    assertThat(get(path, "\"><script>")).startsWith("HTTP/1.1 400").doesNotContain("script");
  }

  @Test
  void what_is_kept_for_all_holds_nothing_of_anybodys_request() throws IOException {
    riders.scooterOf(riders.in(riders.city("rome")));
    for (String path :
        new String[] {
          "/gbfs/rome/3.0/vehicle_status.json", "/gbfs/rome/2.3/free_bike_status.json"
        }) {
      String first = get(path, "evil.example");
      assertThat(first).contains("\"lat\"").doesNotContain("evil", "rental_uris", "http://");
      assertThat(get(path, "movr.test")).doesNotContain("evil");
    }
  }
}
