package dev.movr.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Password;
import dev.movr.region.City;
import dev.movr.testing.TestCatalogue;
import dev.movr.web.input.Text;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewUserTest {
  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();
  private static final City PARIS = TestCatalogue.shipped().ofRow("paris");

  private static NewUser named(@Nullable String username) {
    return new NewUser(UUID.randomUUID(), PARIS, "Ada", "Rider", "a@b", username, null, null, null);
  }

  private static NewUser withEmail(@Nullable String email) {
    return new NewUser(UUID.randomUUID(), PARIS, "Ada", "Rider", email, "ada", null, null, null);
  }

  private static List<String> faults(NewUser user) {
    return VALIDATOR.validate(user).stream()
        .map(fault -> String.valueOf(fault.getPropertyPath()))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "Ada.Lovelace_1815-52",
        "Łukasz",
        "山田太郎",
        "１２３",
        "a12345678901234567890123456789",
        " ada ",
        "e\u0301me"
      })
  void a_username_is_3_to_30_letters_and_digits_and_some_signs(String username) {
    assertThat(faults(named(username))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ad",
        ".ada",
        "-ada",
        "a da",
        "ada!",
        "a@b",
        "<b>",
        "a\0da",
        "ada\u200B",
        "\u202Eada",
        "a123456789012345678901234567890",
        "👩👩👩"
      })
  void anything_else_is_no_username(String username) {
    assertThat(faults(named(username))).containsExactly("username");
    assertThat(faults(named(null))).containsExactly("username");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ﬁnn", "ｶﾞｷﾞ君", "ﬃﬃﬃﬃﬃﬃﬃﬃﬃﬃ", "①②③", "𝕒𝕕𝕒"})
  void a_username_is_kept_in_its_compatible_form(String username) {
    NewUser user = named(username);

    assertThat(user.username())
        .isEqualTo(java.text.Normalizer.normalize(username, java.text.Normalizer.Form.NFKC));
    assertThat(faults(user)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ﷺ", "ﷺﷺﷺ", "ﬃﬃﬃﬃﬃﬃﬃﬃﬃﬃﬃ", "ｶﾞｷﾞ"})
  void its_length_is_that_of_its_compatible_form(String username) {
    assertThat(faults(named(username))).containsExactly("username");
  }

  @Test
  void the_directory_has_room_for_every_canonical_form() {
    String grows = "ß".repeat(30);
    String shrinks = "J\u030Ca";

    assertThat(faults(named(grows))).isEmpty();
    assertThat(Text.canonical(named(grows).username())).hasSize(60);
    assertThat(faults(named(shrinks))).isEmpty();
    assertThat(Text.canonical(named(shrinks).username())).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@b", "ada.lovelace+movr@mail.example.com", "ä@ö.example", " a@b "})
  void an_email_address_has_an_at_sign_and_a_domain(String email) {
    assertThat(faults(withEmail(email))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "a@", "@b", "a@b@c", "a b@c", "a@b c", "a@.b", "a@b.", "a@b..c", "a@b\0"})
  void anything_else_is_no_email_address(String email) {
    assertThat(faults(withEmail(email))).containsExactly("email");
    assertThat(faults(withEmail(null))).containsExactly("email");
  }

  @Test
  void endless_text_is_a_fault_and_nothing_worse() {
    String domain = "a@b" + ".b".repeat(500_000);
    String text = "x".repeat(1_000_000);

    assertThat(faults(withEmail(domain))).containsExactly("email");
    assertThat(
            faults(
                new NewUser(
                    UUID.randomUUID(),
                    PARIS,
                    text,
                    text,
                    text,
                    text,
                    new Password(text),
                    null,
                    null)))
        .containsExactlyInAnyOrder("firstName", "lastName", "email", "username");
    assertThat(VALIDATOR.validate(new PersonalData("Ada", "Rider", domain, null, null)))
        .isNotEmpty();
  }
}
