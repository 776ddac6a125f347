package dev.movr.login;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.movr.language.Words;
import dev.movr.web.input.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A password as typed. It does not show in logs. */
@Schema(type = "string", format = "password")
public record Password(String text) {
  public static final int SHORTEST = 10;
  public static final int LONGEST = 128;

  /** Those of the most common passwords that are long enough for our other rules. */
  private static final Set<String> COMMON =
      Set.of(
          "1234567890",
          "0123456789",
          "0987654321",
          "9876543210",
          "12345678910",
          "123456789a",
          "a123456789",
          "1q2w3e4r5t",
          "1qaz2wsx3edc",
          "q1w2e3r4t5",
          "qwertyuiop",
          "qwerty1234",
          "qwerty12345",
          "qwerty123456",
          "password12",
          "password123",
          "password1234",
          "password12345",
          "passw0rd123",
          "iloveyou12",
          "iloveyou123",
          "letmein1234",
          "welcome1234",
          "administrator",
          "changeme123",
          "football123",
          "princess123",
          "sunshine123",
          "abcdefghij",
          "abc1234567",
          "asdfghjkl1",
          "zxcvbnm123");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Password(@Nullable String text) {
    this.text = text == null ? "" : text;
  }

  /** Why it may not be chosen as the password of that user; empty when it may. */
  public Optional<String> fault(String username) {
    int characters = text.codePointCount(0, text.length());
    String folded = text.toLowerCase(Locale.ROOT);
    if (characters < SHORTEST) {
      return Optional.of(Words.text("login.password-short", SHORTEST));
    }
    if (characters > LONGEST) {
      return Optional.of(Words.text("login.password-long", LONGEST));
    }
    if (!isOfCharacters()) {
      return Optional.of(Words.text("login.password-broken"));
    }
    if (COMMON.contains(folded) || text.codePoints().distinct().count() < 4) {
      return Optional.of(Words.text("login.password-common"));
    }
    return folded.contains(Text.canonical(username))
        ? Optional.of(Words.text("login.password-username"))
        : Optional.empty();
  }

  /** Half of a surrogate pair is no character, and cannot be hashed. */
  boolean isOfCharacters() {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  @Override
  public String toString() {
    return "********";
  }
}
