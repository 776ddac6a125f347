package dev.movr.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndedLoginsTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

  @Test
  void a_row_without_any_has_none() {
    assertThat(EndedLogins.of(null).contains(0)).isFalse();
    assertThat(EndedLogins.of("").until()).isEmpty();
  }

  @Test
  void what_was_ended_is_read_again() {
    EndedLogins two =
        EndedLogins.of("").with(17, NOW.plusSeconds(9), NOW).with(42, NOW.plusSeconds(8), NOW);

    assertThat(EndedLogins.of(two.text())).isEqualTo(two);
    assertThat(two.contains(17)).isTrue();
    assertThat(two.contains(42)).isTrue();
    assertThat(two.contains(4)).isFalse();
  }

  @Test
  void who_has_expired_makes_room() {
    EndedLogins first = EndedLogins.of("").with(17, NOW.plusSeconds(9), NOW);

    EndedLogins second = first.with(42, NOW.plusSeconds(90), NOW.plusSeconds(9));

    assertThat(second.text()).isEqualTo("42:1790000090");
  }

  @Test
  void ended_twice_it_takes_one_place() {
    EndedLogins ended = EndedLogins.of("17:1790000009").with(17, NOW.plusSeconds(99), NOW);

    assertThat(ended.text()).isEqualTo("17:1790000099");
  }

  /** The check of the column, 1500 characters, must never meet them. */
  @Test
  void as_many_as_are_kept_have_room_in_the_directory() {
    EndedLogins ended = EndedLogins.of("");
    for (int i = 0; i < EndedLogins.MOST; i++) {
      assertThat(ended.tooMany()).isFalse();
      ended = ended.with((1L << 53) - 1 - i, Instant.ofEpochSecond(99_999_999_999L), NOW);
    }

    assertThat(ended.tooMany()).isFalse();
    assertThat(ended.text().length()).isLessThanOrEqualTo(1500);
    assertThat(ended.with(1, NOW.plusSeconds(1), NOW).tooMany()).isTrue();
  }
}
