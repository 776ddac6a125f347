package dev.movr.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.web.OperatorSettings;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What the pages say of who runs MovR, and of how long rides are exact. */
class PrivacyPagesTest {
  @Nested
  @MovrTest
  class OfNobody {
    @LocalServerPort int port;

    @Test
    void there_are_no_links_that_lead_nowhere() {
      var client = new Client(port);
      assertThat(client.get("/").body())
          .contains("href=\"/privacy\"")
          .doesNotContain("href=\"/imprint\"", "href=\"/terms\"");
      assertThat(client.get("/imprint").statusCode()).isEqualTo(404);
      assertThat(client.get("/terms").statusCode()).isEqualTo(404);
      assertThat(client.get("/privacy").body())
          .contains("has not given a name here", "They are kept as they are.")
          .doesNotContain("rounded");
    }
  }

  @Nested
  @MovrTest
  class OfWhatStaffSee {
    @LocalServerPort int port;

    @Test
    void the_page_tells_what_they_see_and_what_is_written_down() {
      assertThat(new Client(port).get("/privacy").body())
          .contains(
              "look up your name and e-mail address",
              "look up your e-mail address",
              "a link for a new password",
              "removed passkeys and recovery codes",
              "ended a ride",
              "Of recovery codes it keeps hashes only");
    }
  }

  @Nested
  @MovrTest
  @TestPropertySource(
      properties = {
        "movr.operator.name=Wheels & Co",
        "movr.operator.address=1 Rue du Port, Paris",
        "movr.operator.email=hello@example.com",
        "movr.operator.terms-url=https://example.com/terms",
        "movr.privacy.rounding=45d"
      })
  class OfSomebody {
    @LocalServerPort int port;

    @Test
    void the_operator_and_the_setting_are_named() {
      var client = new Client(port);
      assertThat(client.get("/").body())
          .contains("href=\"/privacy\"", "href=\"/imprint\"", "href=\"/terms\"");
      assertThat(client.get("/imprint").body())
          .contains("Wheels &amp; Co", "1 Rue du Port, Paris", "mailto:hello@example.com");
      assertThat(client.get("/privacy").body())
          .contains("Wheels &amp; Co", "After 45 days the places are rounded");
      assertThat(client.get("/terms").headers().firstValue("Location"))
          .hasValue("https://example.com/terms");
    }
  }

  @ParameterizedTest
  @CsvSource({"PT24H,one day", "P30D,30 days", "PT36H,36 hours"})
  void an_age_in_words(Duration age, String words) {
    assertThat(PrivacyPages.rounding(age)).startsWith("After " + words + " the places");
  }

  @ParameterizedTest
  @CsvSource({"nobody,''", "'',javascript:alert(1)", "'',/terms"})
  void a_wrong_address_is_refused(String email, String terms) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OperatorSettings("MovR", "", email, terms));
  }
}
