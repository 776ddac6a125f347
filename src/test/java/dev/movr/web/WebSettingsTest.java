package dev.movr.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSettingsTest {
  private static WebSettings at(String publicUrl) {
    return new WebSettings(
        null, null, publicUrl, null, false, null, null, null, "none", "X-City", "X-PLACE", "", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "movr.example.com",
        "https://movr.example.com/path",
        "https://user@movr.example.com",
        "https://movr\"example.com",
        "https://movr.example.com\\rides",
        "https://movr.example.com:port"
      })
  void what_is_no_public_address_is_refused(String url) {
    assertThatThrownBy(() -> at(url)).hasMessageStartingWith("movr.web.public-url must be like");
  }

  @Test
  void a_public_address_may_end_with_a_slash() {
    assertThat(at("https://movr.example.com/").publicOrigin()).hasValue("https://movr.example.com");
    assertThat(at("http://[::1]:8080").publicOrigin()).hasValue("http://[::1]:8080");
    assertThat(at("").publicOrigin()).isEmpty();
  }
}
