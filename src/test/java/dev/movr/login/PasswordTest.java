package dev.movr.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.user.Users;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse",
        "1234567a9b",
        "пароль-пароль",
        "👩👨👧👦👩👨👧👦👩👨",
        " spaces  are ok "
      })
  void a_long_password_of_any_characters_may_be_chosen(String text) {
    assertThat(new Password(text).fault("ada")).isEmpty();
  }

  @Test
  void it_has_10_to_128_characters() {
    assertThat(new Password("abcdefgh9").fault("ada"))
        .contains("Please use at least 10 characters.");
    assertThat(new Password("abcdefgh9j").fault("ada")).isEmpty();
    assertThat(new Password("abcd".repeat(32)).fault("ada")).isEmpty();
    assertThat(new Password("abcd".repeat(32) + "e").fault("ada"))
        .contains("Please use at most 128 characters.");
    assertThat(new Password("x".repeat(1_000_000)).fault("ada"))
        .contains("Please use at most 128 characters.");
    assertThat(new Password("👩".repeat(9)).fault("ada"))
        .contains("Please use at least 10 characters.");
    assertThat(new Password(null).fault("ada")).contains("Please use at least 10 characters.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567890",
        "Password123",
        "QWERTYUIOP",
        "aaaaaaaaaa",
        "abababababab",
        "1212121213"
      })
  void an_easy_one_is_refused(String text) {
    assertThat(new Password(text).fault("ada"))
        .contains("This password is easy to guess; please choose another.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lovelace-1815", "1815-LOVELACE", "my name is LoveLace"})
  void it_does_not_contain_the_username(String text) {
    assertThat(new Password(text).fault("LoveLace"))
        .contains("Please choose a password that does not contain your username.");
  }

  @Test
  void it_does_not_show_in_logs() {
    assertThat(new Password("correct horse")).hasToString("********");
    assertThat(Users.class).isNotNull();
    assertThat(dev.movr.testing.Riders.form(java.util.UUID.randomUUID(), CITY, "ada").toString())
        .doesNotContain("correct horse");
  }

  private static final dev.movr.region.City CITY =
      dev.movr.testing.TestCatalogue.shipped().ofRow("paris");
}
