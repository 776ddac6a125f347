package dev.movr.api;

import dev.movr.language.Words;
import dev.movr.web.failure.UnreadableParameter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The name that a client gives to a POST, so that it can repeat the request safely. The id of the
 * row that the POST creates is derived from the key, so every instance recognises the row, and
 * nothing else needs to be stored.
 */
public record IdempotencyKey(String text) {
  private static final int LONGEST = 255;

  /**
   * @throws UnreadableParameter unless it is 1 to 255 visible ASCII characters
   */
  public IdempotencyKey {
    if (text.isEmpty()
        || text.length() > LONGEST
        || !text.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new UnreadableParameter(Words.text("api.idempotency-key"));
    }
  }

  /**
   * The id of the row that a POST makes: a random one without a key. With one, a UUID of version 8
   * whose first 96 bits are derived from scope and key, and whose last 32 are derived from the
   * content: so they show whether a key has been used for something else.
   *
   * @param scope within which a key is one's own: what is made, where and for whom
   */
  public static UUID id(@Nullable IdempotencyKey key, List<?> scope, List<?> content) {
    if (key == null) {
      return UUID.randomUUID();
    }
    var bytes = hash(Stream.concat(Stream.of(key.text()), scope.stream()));
    long most = (bytes.getLong() & ~0xF000L) | 0x8000L;
    long least = (bytes.getLong() & ~(0b11L << 62)) | (1L << 63);
    long ofContent = hash(content.stream()).getInt() & 0xFFFF_FFFFL;
    return new UUID(most, (least & ~0xFFFF_FFFFL) | ofContent);
  }

  private static ByteBuffer hash(Stream<?> parts) {
    String text = parts.map(String::valueOf).collect(Collectors.joining("\u001F"));
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }

  /** Whether two ids come of one key in one scope, whatever the content. */
  public static boolean sameKey(UUID one, UUID other) {
    return first(one).equals(first(other));
  }

  /** The least id of the same key in the same scope. */
  public static UUID first(UUID id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() & ~0xFFFF_FFFFL);
  }

  /** The greatest id of the same key in the same scope. */
  public static UUID last(UUID id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() | 0xFFFF_FFFFL);
  }
}
