package dev.movr.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class PasswordHashesTest {
  private static final HashingQueue.Holder VISITOR = HashingQueue.Holder.unknown("visitor");

  private final PasswordHashes hashes = new PasswordHashes(new HashingQueue(1, 4));
  private final Password password = new Password("correct horse");

  @Test
  void a_password_matches_its_hash_alone() {
    String hash = hashes.of(password, "192.0.2.1");

    assertThat(hashes.match(password, hash, VISITOR)).isTrue();
    assertThat(hashes.match(new Password("correct house"), hash, VISITOR)).isFalse();
    assertThat(
            hashes.match(password, hashes.of(new Password("correct house"), "192.0.2.1"), VISITOR))
        .isFalse();
  }

  @Test
  void half_of_a_character_is_no_password() {
    var broken = new Password("correct horse \ud800");

    assertThat(hashes.match(broken, hashes.of(password, "192.0.2.1"), VISITOR)).isFalse();
    assertThat(broken.fault("ada")).isPresent();
    assertThat(new Password("correct horse \ud83d\udc34").fault("ada")).isEmpty();
  }

  /** Only a hash that is well formed and of the same parameters is worked on for as long. */
  @Test
  void nobodys_hash_is_as_much_work_as_any_other() {
    assertThat(hashes.match(password, null, VISITOR)).isFalse();
    assertThat(shape(PasswordHashes.HASH_OF_NOBODY))
        .isEqualTo(shape(hashes.of(password, "192.0.2.1")));
  }

  private static String shape(String hash) {
    String[] parts = hash.split("\\$", -1);
    for (int i = 4; i < parts.length; i++) {
      parts[i] = Base64.getDecoder().decode(parts[i]).length + " bytes";
    }
    return String.join("$", parts);
  }
}
