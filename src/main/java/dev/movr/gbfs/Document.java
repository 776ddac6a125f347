package dev.movr.gbfs;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * A document of the feed, ready to be sent: held once, compressed.
 *
 * @param etag of its content, the same whether it is sent compressed or not
 * @param updated when what it tells was true
 * @param ttl for how long it may be kept from then on
 */
record Document(FastByteArrayOutputStream compressed, String etag, Instant updated, Duration ttl) {

  /** How much longer it may be kept; never negative. */
  Duration left(Instant now) {
    Duration left = Duration.between(now, updated.plus(ttl));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether it is still valid; if the clock was put back, it is not. */
  boolean fresh(Instant now) {
    return !now.isBefore(updated) && now.isBefore(updated.plus(ttl));
  }

  int compressedLength() {
    return compressed.size();
  }

  void writeCompressed(OutputStream out) throws IOException {
    compressed.writeTo(out);
  }

  /** Uncompressed piece by piece, so that it is never whole in memory. */
  void writePlain(OutputStream out) throws IOException {
    try (var plain = new GZIPInputStream(compressed.getInputStream())) {
      plain.transferTo(out);
    }
  }
}
