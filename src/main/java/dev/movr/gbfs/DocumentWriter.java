package dev.movr.gbfs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.util.FastByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Writes a document, compressing it on the way, so that it is never in memory uncompressed. */
final class DocumentWriter implements AutoCloseable {
  private static final int BUFFER = 8192;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private final Instant updated;
  private final Duration ttl;
  private final FastByteArrayOutputStream compressed = new FastByteArrayOutputStream(BUFFER);
  private final MessageDigest digest = sha256();
  private final JsonGenerator json;

  /** Writes the envelope; {@code data} comes next. */
  DocumentWriter(Version version, Instant updated, Duration ttl) {
    this.updated = updated;
    this.ttl = ttl;
    try {
      this.json = JSON.createGenerator(new DigestOutputStream(new FastGzip(compressed), digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    json.writeStartObject();
    json.writePOJOProperty("last_updated", version.time(updated));
    json.writeNumberProperty("ttl", ttl.toSeconds());
    json.writeStringProperty("version", version.number());
    json.writeName("data");
  }

  /** The whole of a document that is small. */
  static Document document(Version version, Instant updated, Duration ttl, Object data) {
    try (var writer = new DocumentWriter(version, updated, ttl)) {
      writer.json.writePOJO(data);
      return writer.finish();
    }
  }

  /** Begins a list, to which values are {@linkplain #add added}, in place of a whole value. */
  void beginList(String name) {
    json.writeStartObject();
    json.writeArrayPropertyStart(name);
  }

  void add(Object value) {
    json.writePOJO(value);
  }

  /** Ends what is open. */
  Document finish() {
    json.close();
    String etag = "W/\"" + HexFormat.of().formatHex(digest.digest(), 0, 12) + "\"";
    return new Document(compressed, etag, updated, ttl);
  }

  @Override
  public void close() {
    json.close();
  }

  /** Random ids hardly get smaller with more effort: an eighth, for twice the time. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }
}
