package dev.movr.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private final Sealer sealer = new Sealer(SECRET);

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "new york\u001Fada", "👩", "\0"})
  void what_was_sealed_opens(String text) {
    assertThat(sealer.open("login", sealer.seal("login", text))).contains(text);
  }

  @Test
  void every_instance_with_the_same_secret_opens_it() {
    assertThat(new Sealer(SECRET).open("login", sealer.seal("login", "ada"))).contains("ada");
  }

  @Test
  void it_opens_for_no_other_purpose_and_under_no_other_secret() {
    String sealed = sealer.seal("login", "ada");

    assertThat(sealer.open("flash", sealed)).isEmpty();
    assertThat(sealer.open("", sealed)).isEmpty();
    assertThat(new Sealer(SECRET + "x").open("login", sealed)).isEmpty();
  }

  @Test
  void while_keys_are_changed_what_either_has_sealed_opens() {
    String another = "another key, of another time, 0123456789";
    var before = new Sealer(SECRET, Optional.of(another));
    var after = new Sealer(another, Optional.of(SECRET));

    assertThat(before.open("login", after.seal("login", "ada"))).contains("ada");
    assertThat(after.open("login", before.seal("login", "ada"))).contains("ada");
    assertThat(sealer.open("login", before.seal("login", "ada"))).contains("ada");
    assertThat(sealer.open("login", after.seal("login", "ada"))).isEmpty();
    assertThat(after.open("flash", before.seal("login", "ada"))).isEmpty();
    assertThat(after.mark("log", "ada")).isEqualTo(new Sealer(another).mark("log", "ada"));
  }

  @Test
  void the_other_key_must_be_as_long() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sealer(SECRET, Optional.of("short")))
        .withMessage("SECRET_KEY_OTHER must have at least 32 characters");
  }

  @Test
  void no_bit_of_it_can_be_changed() {
    byte[] sealed = Base64.getUrlDecoder().decode(sealer.seal("login", "ada"));

    assertThat(IntStream.range(0, 8 * sealed.length))
        .allMatch(bit -> {
          byte[] tampered = sealed.clone();
          tampered[bit / 8] ^= (byte) (1 << bit % 8);
          return sealer.open("login", encoded(tampered, tampered.length)).isEmpty();
        });
  }

  @Test
  void no_part_of_it_opens() {
    byte[] sealed = Base64.getUrlDecoder().decode(sealer.seal("login", "ada"));

    assertThat(IntStream.range(0, sealed.length))
        .allMatch(length -> sealer.open("login", encoded(sealed, length)).isEmpty());
    assertThat(sealer.open("login", sealer.seal("login", "ada") + "AAAA")).isEmpty();
  }

  private static String encoded(byte[] bytes, int length) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(java.util.Arrays.copyOf(bytes, length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "=",
        "????",
        "é",
        "a",
        "AAAA",
        "+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/"
      })
  void what_nobody_sealed_does_not_open(String sealed) {
    assertThat(sealer.open("login", sealed)).isEmpty();
  }

  @Test
  void the_same_text_is_never_sealed_alike() {
    assertThat(sealer.seal("login", "ada")).isNotEqualTo(sealer.seal("login", "ada"));
  }

  @Test
  void a_short_secret_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sealer("0123456789abcdef0123456789abcde"))
        .withMessageContaining("SECRET_KEY")
        .withMessageNotContaining("0123456789");
  }

  @Test
  void a_mark_is_the_same_on_every_instance_and_another_for_each_purpose_text_and_secret() {
    String mark = sealer.mark("log", "ada");

    assertThat(mark).hasSize(43).isEqualTo(new Sealer(SECRET).mark("log", "ada"));
    assertThat(sealer.mark("log", "adb")).isNotEqualTo(mark);
    assertThat(sealer.mark("other", "ada")).isNotEqualTo(mark);
    assertThat(new Sealer(SECRET + "x").mark("log", "ada")).isNotEqualTo(mark);
  }
}
