package dev.movr.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A recovery code: 20 random characters of Crockford's alphabet for base 32, that is 100 bits. So
 * nobody finds one by trying, not even who has its hash, and the hash may be a fast one.
 */
final class RecoveryCode {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int CHARACTERS = 20;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern GROUP = Pattern.compile("(.{5})(?=.)");
  private static final int LONGEST_TYPED = 100;

  private RecoveryCode() {}

  /** A new one as people read it, like {@code k3m9x-0v7fq-…}. */
  static String random() {
    var text = new StringBuilder();
    RANDOM.ints(CHARACTERS, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
    return GROUP.matcher(text).replaceAll("$1-");
  }

  /** Of one of that user's, however it is typed. */
  static String hash(UUID userId, String typed) {
    String code =
        typed
            .substring(0, Math.min(typed.length(), LONGEST_TYPED))
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('o', '0')
            .replaceAll("[il]", "1");
    try {
      byte[] text = (userId + " " + code).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }
}
