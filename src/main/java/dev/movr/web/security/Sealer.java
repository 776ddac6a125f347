package dev.movr.web.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals what MovR hands to a client for keeping: encrypted and authenticated with AES-256-GCM,
 * under a key that is derived (HKDF-SHA-256) from {@code SECRET_KEY} for one purpose. What was
 * sealed for one purpose opens for no other, and on every instance that has the same {@code
 * SECRET_KEY}. What may be read, but must not be changed, is marked with an HMAC-SHA-256 instead.
 * What was sealed under the other key, if there is one, opens as well: so that keys can be changed
 * while instances with either of them run.
 */
public final class Sealer {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int SHORTEST_SECRET = 32;

  private final Secret own;
  private final Optional<Secret> other;
  private final SecureRandom random = new SecureRandom();

  /**
   * @throws IllegalArgumentException when the secret has fewer than 32 characters
   */
  public Sealer(String secret) {
    this(secret, Optional.empty());
  }

  /**
   * @param other under which nothing is sealed, and what was is opened
   * @throws IllegalArgumentException when one of them has fewer than 32 characters
   */
  public Sealer(String secret, Optional<String> other) {
    this.own = new Secret("SECRET_KEY", secret);
    this.other = other.map(text -> new Secret("SECRET_KEY_OTHER", text));
  }

  /** What keys are derived from, and those that have been. */
  private static final class Secret {
    private final byte[] bytes;
    private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();

    Secret(String name, String text) {
      if (text.length() < SHORTEST_SECRET) {
        throw new IllegalArgumentException(
            name + " must have at least " + SHORTEST_SECRET + " characters");
      }
      this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    SecretKey key(String purpose) {
      return keys.computeIfAbsent(purpose, this::derive);
    }

    private SecretKey derive(String purpose) {
      try {
        var parameters =
            HKDFParameterSpec.ofExtract()
                .addIKM(bytes)
                .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("the JDK has no HKDF", e);
      }
    }
  }

  public String seal(String purpose, String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        apply(Cipher.ENCRYPT_MODE, own.key(purpose), nonce, text.getBytes(StandardCharsets.UTF_8))
            .orElseThrow();
    byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** The text that was sealed for that purpose; empty when this was not. */
  public Optional<String> open(String purpose, String sealed) {
    byte[] whole = decoded(sealed);
    if (whole.length < NONCE_BYTES + TAG_BITS / 8) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
    byte[] rest = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
    return apply(Cipher.DECRYPT_MODE, own.key(purpose), nonce, rest)
        .or(() -> other.flatMap(key -> apply(Cipher.DECRYPT_MODE, key.key(purpose), nonce, rest)))
        .map(text -> new String(text, StandardCharsets.UTF_8));
  }

  private static byte[] decoded(String sealed) {
    try {
      return Base64.getUrlDecoder().decode(sealed);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private static Optional<byte[]> apply(int mode, SecretKey key, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return Optional.of(cipher.doFinal(input));
    } catch (GeneralSecurityException notSealedByUs) {
      return Optional.empty();
    }
  }

  /** Text of 43 characters that nobody makes of this text, for this purpose, without the key. */
  public String mark(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(own.key(purpose));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no HMAC", e);
    }
  }
}
