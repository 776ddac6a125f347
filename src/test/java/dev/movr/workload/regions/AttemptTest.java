package dev.movr.workload.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptTest {
  @ParameterizedTest
  @CsvSource({
    "GET, refused, true, 502",
    "POST, refused, true, 502",
    "GET, lost, true, 502",
    "HEAD, lost, true, 502",
    "POST, lost, false, 502",
    "DELETE, lost, false, 502",
    "POST, silent, false, 504"
  })
  void only_what_changes_nothing_is_sent_again_once_it_may_have_arrived(
      String method, String failure, boolean repeated, int status) {
    IOException what =
        switch (failure) {
          case "refused" -> new ConnectException();
          case "silent" -> new HttpTimeoutException("silent");
          default -> new IOException("lost");
        };
    assertThat(Attempt.mayBeRepeated(method, what)).isEqualTo(repeated);
    assertThat(Attempt.status(what)).isEqualTo(status);
  }
}
