package dev.movr.workload.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the lines, the bodies of known length, and the chunked bodies of HTTP. */
final class Octets {
  private final byte[] received = new byte[1 << 14];
  private final InputStream in;
  private int at;
  private int end;

  Octets(InputStream in) {
    this.in = in;
  }

  /** Without its end; most lines are in the buffer from end to end. */
  String line() throws IOException {
    String before = "";
    while (true) {
      fillWhenEmpty();
      int begin = at;
      while (at < end && received[at] != '\n') {
        at++;
      }
      String line = before + new String(received, begin, at - begin, ISO_8859_1);
      if (at < end) {
        at++;
        return line.stripTrailing();
      }
      before = line;
    }
  }

  byte[] content(int length) throws IOException {
    byte[] body = new byte[length];
    for (int done = 0; done < length; ) {
      fillWhenEmpty();
      int some = Math.min(length - done, end - at);
      System.arraycopy(received, at, body, done, some);
      at += some;
      done += some;
    }
    return body;
  }

  byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream(1 << 14);
    for (int size = chunk(); size > 0; size = chunk()) {
      body.write(content(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private void fillWhenEmpty() throws IOException {
    if (at < end) {
      return;
    }
    at = 0;
    end = in.read(received);
    if (end < 1) {
      throw new EOFException("MovR closed the connection");
    }
  }
}
