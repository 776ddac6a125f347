package dev.movr.login;

import dev.movr.web.limit.ClientNetwork;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id, 19 MiB and 2 passes, as OWASP's Password Storage Cheat Sheet
 * says. A hash takes processor time and memory, so that few are computed at once, by half of the
 * processors.
 */
@Component
public final class PasswordHashes {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;

  /** Of no password that anybody will find. To compute one would hold up the start. */
  static final String HASH_OF_NOBODY =
      "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(KIBIBYTES, PASSES, LANES, zeros(SALT_BYTES), zeros(HASH_BYTES));

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
  private final HashingQueue queue;

  PasswordHashes(HashingQueue queue) {
    this.queue = queue;
  }

  /**
   * Of a visitor's password.
   *
   * @param address the client's
   * @throws HashingBusy when too many wait
   */
  public String of(Password password, String address) {
    return of(password, HashingQueue.Holder.unknown(ClientNetwork.of(address)));
  }

  /**
   * Of a user's password, who finds a place before visitors do.
   *
   * @throws HashingBusy when too many wait
   */
  public String of(Password password, Login login) {
    return of(password, HashingQueue.Holder.known(login.username()));
  }

  private String of(Password password, HashingQueue.Holder holder) {
    return queue.done(holder, () -> String.valueOf(argon2.encode(password.text())));
  }

  /**
   * Without a hash the answer is no, and takes as long.
   *
   * @throws HashingBusy when too many wait
   */
  boolean match(Password password, @Nullable String hash, HashingQueue.Holder holder) {
    if (password.text().length() > 2 * Password.LONGEST || !password.isOfCharacters()) {
      return false;
    }
    boolean matches =
        queue.done(
            holder, () -> argon2.matches(password.text(), hash == null ? HASH_OF_NOBODY : hash));
    return matches && hash != null;
  }

  private static String zeros(int count) {
    return Base64.getEncoder().withoutPadding().encodeToString(new byte[count]);
  }
}
