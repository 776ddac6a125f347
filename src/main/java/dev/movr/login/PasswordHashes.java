package dev.movr.login;

import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id, 19 MiB and 2 passes, as OWASP's Password Storage Cheat Sheet
 * says. A hash takes processor time and memory, so that only a few are computed at once.
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
  private final int atOnce = 2 * Runtime.getRuntime().availableProcessors();
  private final Semaphore permits = new Semaphore(atOnce, true);

  public String of(Password password) {
    return limited(() -> String.valueOf(argon2.encode(password.text())));
  }

  /** Without a hash the answer is no, and takes as long. */
  boolean match(Password password, @Nullable String hash) {
    if (password.text().length() > 2 * Password.LONGEST) {
      return false;
    }
    boolean matches =
        limited(() -> argon2.matches(password.text(), hash == null ? HASH_OF_NOBODY : hash));
    return matches && hash != null;
  }

  int running() {
    return atOnce - permits.availablePermits();
  }

  int waiting() {
    return permits.getQueueLength();
  }

  private static String zeros(int count) {
    return Base64.getEncoder().withoutPadding().encodeToString(new byte[count]);
  }

  private <T> T limited(Supplier<T> work) {
    permits.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }
}
