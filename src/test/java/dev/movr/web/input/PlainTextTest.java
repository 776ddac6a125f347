package dev.movr.web.input;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private record Form(
      @PlainText(max = 5) @Nullable String required,
      @PlainText(max = 5, optional = true) @Nullable String optional) {}

  private static List<String> faults(@Nullable String required, @Nullable String optional) {
    return VALIDATOR.validate(new Form(required, optional)).stream()
        .map(fault -> fault.getMessage())
        .toList();
  }

  @Test
  void text_within_its_bounds_has_no_fault() {
    assertThat(faults("a", "")).isEmpty();
    assertThat(faults("abcde", null)).isEmpty();
  }

  @Test
  void characters_are_counted_as_people_count_them() {
    assertThat(faults("👩👩👩👩👩", "")).isEmpty();
    assertThat(faults("👩👩👩👩👩👩", "")).containsExactly("Please use at most 5 characters.");
  }

  @Test
  void required_text_is_not_empty() {
    assertThat(faults("", "")).containsExactly("Please fill this in.");
    assertThat(faults(null, "")).containsExactly("Please fill this in.");
  }

  @Test
  void text_is_not_longer_than_its_bound() {
    assertThat(faults("abcdef", "x".repeat(1_000_000)))
        .containsExactly("Please use at most 5 characters.", "Please use at most 5 characters.");
  }

  @Test
  void text_can_be_shown() {
    assertThat(faults("a\0", "\u202E"))
        .hasSize(2)
        .allMatch(message -> message.startsWith("This contains characters that cannot be shown"));
  }

  @Test
  void what_was_typed_is_never_part_of_the_message() {
    assertThat(faults("${1+1}{max}", "")).containsExactly("Please use at most 5 characters.");
  }
}
