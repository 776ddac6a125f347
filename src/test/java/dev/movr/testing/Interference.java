package dev.movr.testing;

import java.nio.charset.StandardCharsets;

/** Decides what becomes of what is said on a connection that goes through a {@link TcpProxy}. */
@FunctionalInterface
public interface Interference {
  Interference NONE = (_, _) -> Fate.PASSED;

  /** Who says it. */
  enum Side {
    CLIENT,
    SERVER
  }

  /** What becomes of it. */
  enum Fate {
    /** It arrives. */
    PASSED,
    /** It does not arrive, and the connection is cut. */
    LOST,
    /** Half of it arrives, then the connection is cut. */
    BROKEN,
    /** It arrives, then the connection is cut. */
    LAST,
    /** Neither it nor anything after it arrives, and the connection stays. */
    HELD
  }

  /**
   * @param bytes as they were read; the driver and PostgreSQL send at once what belongs together,
   *     up to 8 KiB
   */
  Fate of(Side side, byte[] bytes);

  /** Whether the server says there that it has committed. */
  static boolean isCommitted(Side side, byte[] bytes) {
    return side == Side.SERVER
        && new String(bytes, StandardCharsets.ISO_8859_1).contains("C\0\0\0\13COMMIT\0");
  }
}
