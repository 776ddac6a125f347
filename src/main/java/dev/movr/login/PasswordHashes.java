package dev.movr.login;

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
  private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  private final Semaphore permits =
      new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);
  private final String hashOfNobody = argon2.encode("nobody");

  public String of(Password password) {
    return limited(() -> String.valueOf(argon2.encode(password.text())));
  }

  /** Without a hash the answer is no, and takes as long. */
  boolean match(Password password, @Nullable String hash) {
    if (password.text().length() > 2 * Password.LONGEST) {
      return false;
    }
    boolean matches =
        limited(() -> argon2.matches(password.text(), hash == null ? hashOfNobody : hash));
    return matches && hash != null;
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
