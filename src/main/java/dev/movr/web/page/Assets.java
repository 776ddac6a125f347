package dev.movr.web.page;

import dev.movr.web.failure.NotFound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * MovR's own style sheet, scripts and pictures. A link holds a hash of the content, and so may be
 * kept for a year.
 */
@Controller
public class Assets {
  private record Asset(Resource content, MediaType type, String hash) {}

  private final Map<String, Asset> assets = new TreeMap<>();

  Assets() throws IOException {
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath:/static/*")) {
      String name = String.valueOf(file.getFilename());
      assets.put(name, read(name, file.getContentAsByteArray()));
    }
  }

  private static Asset read(String name, byte[] content) {
    MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
    boolean text = type.getType().equals("text");
    return new Asset(
        new ByteArrayResource(content),
        text ? new MediaType(type, StandardCharsets.UTF_8) : type,
        hash(content));
  }

  /** Of the content, short enough for an address. */
  static String hash(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }

  /**
   * The link to an asset.
   *
   * @throws IllegalArgumentException when there is no such asset
   */
  public String link(String name) {
    return "/assets/"
        + name
        + "?v="
        + find(name).orElseThrow(() -> new IllegalArgumentException(name)).hash();
  }

  private Optional<Asset> find(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  @GetMapping("/assets/{name}")
  ResponseEntity<Resource> file(
      @PathVariable String name, @RequestParam(required = false) @Nullable String v) {
    Asset asset = find(name).orElseThrow(NotFound::new);
    boolean current = asset.hash().equals(v);
    return ResponseEntity.ok()
        .contentType(asset.type())
        .eTag(asset.hash())
        .cacheControl(
            current
                ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                : CacheControl.noCache())
        .body(asset.content());
  }

  /** The icon that browsers ask for by this name. */
  @GetMapping("/favicon.ico")
  ResponseEntity<Resource> favicon() {
    return file("favicon.svg", null);
  }
}
