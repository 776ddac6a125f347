package dev.movr.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

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
    HELD,
    /** Something else arrives in its place. */
    REPLACED,
    /** It does not arrive, and its sender is given an answer in its place. */
    ANSWERED
  }

  /**
   * What becomes of it, and when.
   *
   * @param delay until it arrives, or its answer does, beyond the proxy's own delay
   * @param instead what arrives in its place, or is sent back; may be empty
   */
  record Passage(Fate fate, Duration delay, ByteBuffer instead) {
    public static Passage of(Fate fate) {
      return new Passage(fate, Duration.ZERO, ByteBuffer.allocate(0));
    }

    /** That arrives in its place, so much later. */
    public static Passage replaced(Duration delay, ByteBuffer replacement) {
      return new Passage(Fate.REPLACED, delay, replacement);
    }

    /** That is sent back that much later. */
    public static Passage answered(Duration delay, ByteBuffer answer) {
      return new Passage(Fate.ANSWERED, delay, answer);
    }
  }

  /**
   * @param bytes as they were read; the driver and PostgreSQL send at once what belongs together,
   *     up to 8 KiB
   */
  Fate of(Side side, byte[] bytes);

  /** The same for those that delay it or answer it. */
  default Passage passage(Side side, byte[] bytes) {
    return Passage.of(of(side, bytes));
  }

  /** Whether the server says there that it has committed. */
  static boolean isCommitted(Side side, byte[] bytes) {
    return side == Side.SERVER
        && new String(bytes, StandardCharsets.ISO_8859_1).contains("C\0\0\0\13COMMIT\0");
  }
}
