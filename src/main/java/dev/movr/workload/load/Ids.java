package dev.movr.workload.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The ids of an order's rows: each follows from what was ordered and the row's number, so that it
 * can be told of every row whether it is there. Orders that differ in anything share no ids.
 */
final class Ids {
  private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;
  private static final int TAG_DIGITS = 5;

  private final long first;
  private final long second;

  /** What has ids. */
  enum Kind {
    USER(1),
    VEHICLE(2),
    PUBLIC(3),
    RIDE(4),
    RANDOM(5);

    private final long code;

    Kind(long code) {
      this.code = code;
    }
  }

  Ids(Order order) {
    String all =
        "%d users, %d vehicles, %d rides, %d days, seed %d in %s"
            .formatted(
                order.users(),
                order.vehicles(),
                order.rides(),
                order.days(),
                order.seed(),
                order.cities().stream().map(city -> city.name()).collect(Collectors.joining(", ")));
    ByteBuffer digest = ByteBuffer.wrap(sha256(all));
    this.first = digest.getLong();
    this.second = digest.getLong();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A UUID of version 8, "custom" (RFC 9562), as good as random. */
  UUID of(Kind kind, int number) {
    long counter = (kind.code << 32) + number;
    long high = mixed(first + counter * GOLDEN_RATIO);
    long low = mixed(second + counter * GOLDEN_RATIO);
    return new UUID((high & ~0xf000L) | 0x8000L, (low & (-1L >>> 2)) | (1L << 63));
  }

  /** What the rows from this user on draw from. */
  SplittableRandom random(int firstUser) {
    return new SplittableRandom(of(Kind.RANDOM, firstUser).getLeastSignificantBits());
  }

  /** Some letters and digits that tell this order's usernames from those of another one. */
  String tag() {
    String digits = Long.toUnsignedString(first, Character.MAX_RADIX);
    return "0".repeat(TAG_DIGITS).concat(digits).substring(digits.length());
  }

  /** The finisher of SplitMix64: a bijection, so that no two counters of an order meet. */
  private static long mixed(long value) {
    long z = value;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
