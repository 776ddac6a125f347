package dev.movr.workload.regions;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes what is read from one side of a connection apart into the messages of PostgreSQL's protocol
 * (postgresql.org/docs/18/protocol-message-formats.html), which need not end where a read ends.
 */
final class Messages {
  /** The first messages of a client have no type. */
  static final char UNTYPED = 0;

  private static final int PROTOCOL_3 = 3;

  private boolean typed;
  private byte[] rest = {};

  /**
   * @param ofClient whether it is the side that begins
   */
  Messages(boolean ofClient) {
    this.typed = !ofClient;
  }

  /**
   * One of them.
   *
   * @param body without type and length
   */
  record Message(char type, ByteBuffer body) {}

  /** Those that end in these bytes. */
  List<Message> read(byte[] bytes) {
    ByteBuffer all = ByteBuffer.wrap(joined(bytes));
    List<Message> whole = new ArrayList<>();
    while (isWhole(all)) {
      char type = typed ? (char) all.get() : UNTYPED;
      int length = all.getInt() - Integer.BYTES;
      whole.add(new Message(type, all.slice(all.position(), length)));
      if (!typed) {
        typed = all.getShort(all.position()) == PROTOCOL_3;
      }
      all.position(all.position() + length);
    }
    rest = Arrays.copyOfRange(all.array(), all.position(), all.limit());
    return whole;
  }

  /** Whether a message has begun that has not ended. */
  boolean isInTheMiddle() {
    return rest.length > 0;
  }

  private byte[] joined(byte[] bytes) {
    if (rest.length == 0) {
      return bytes;
    }
    byte[] joined = Arrays.copyOf(rest, rest.length + bytes.length);
    System.arraycopy(bytes, 0, joined, rest.length, bytes.length);
    return joined;
  }

  private boolean isWhole(ByteBuffer all) {
    int head = typed ? 1 : 0;
    return all.remaining() >= head + Integer.BYTES
        && all.remaining() >= head + all.getInt(all.position() + head);
  }
}
