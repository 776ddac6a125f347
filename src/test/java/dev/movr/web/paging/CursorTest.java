package dev.movr.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void a_cursor_brings_back_what_it_was_made_of() {
    UUID id = UUID.randomUUID();
    Instant time = Instant.parse("2026-11-22T01:02:03.456789Z");

    Cursor cursor = Cursor.parse(Cursor.of(time, id, "Ada", 0.1 + 0.2), 4);

    assertThat(cursor.time(0)).isEqualTo(time);
    assertThat(cursor.id(1)).isEqualTo(id);
    assertThat(cursor.text(2)).isEqualTo("Ada");
    assertThat(cursor.number(3)).isEqualTo(0.1 + 0.2);
  }

  @Test
  void it_fits_into_a_url_whatever_it_holds() {
    assertThat(Cursor.of("Ünï cödé /?&=#+%👩", UUID.randomUUID())).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void it_keeps_empty_parts_and_times_before_1970() {
    Instant time = Instant.parse("1969-12-31T23:59:59.999999Z");

    Cursor cursor = Cursor.parse(Cursor.of("", time, ""), 3);

    assertThat(cursor.parts()).containsExactly("", "-1", "");
    assertThat(cursor.time(1)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "=", "====", "a", "é", "\0", "null", "AAAAAAAA"})
  void what_movr_did_not_make_is_malformed(String text) {
    malformed(() -> Cursor.parse(text, 2));
  }

  @Test
  void it_has_as_many_parts_as_are_wanted() {
    malformed(() -> Cursor.parse(Cursor.of("a", "b"), 3));
    malformed(() -> Cursor.parse(Cursor.of("a", "b", "c"), 2));
  }

  @Test
  void it_holds_nothing_that_the_database_would_not_take() {
    malformed(() -> Cursor.parse(Cursor.of("a\0", "b"), 2));
    byte[] halfACharacter = {'a', (byte) 0xE2, 0x1F, 'b'};
    Cursor cursor =
        Cursor.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(halfACharacter), 2);

    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(cursor.text(0))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1.5",
        "9223372036854775807",
        "-9223372036854775808",
        "99999999999999999999",
        "100000000001000000",
        "-100000000001000000",
        "2026-11-22"
      })
  void a_part_that_is_no_time_is_malformed(String part) {
    malformed(() -> Cursor.parse(Cursor.of(part), 1).time(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "NaN", "Infinity", "-Infinity", "1e999"})
  void a_part_that_is_no_number_is_malformed(String part) {
    malformed(() -> Cursor.parse(Cursor.of(part), 1).number(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1234", "00000000-0000-0000-0000-00000000000g"})
  void a_part_that_is_no_id_is_malformed(String part) {
    malformed(() -> Cursor.parse(Cursor.of(part), 1).id(0));
  }

  private static void malformed(ThrowingCallable parse) {
    assertThatExceptionOfType(Cursor.Malformed.class).isThrownBy(parse);
  }
}
