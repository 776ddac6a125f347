package dev.movr.web.page;

import dev.movr.web.failure.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** What browsers ask for to install MovR, and to show something of it without a network. */
@Controller
class InstalledApp {
  private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json");
  private static final MediaType SCRIPT =
      new MediaType("text", "javascript", StandardCharsets.UTF_8);
  private static final MediaType PAGE = new MediaType("text", "html", StandardCharsets.UTF_8);

  /** The layout's own for light pages: a manifest has one colour only. */
  private static final String PAPER = "#fbfaf6";

  private final Assets assets;
  private final Shell shell;

  InstalledApp(Assets assets, Shell shell) {
    this.assets = assets;
    this.shell = shell;
  }

  /** The Web Application Manifest of the W3C. */
  @GetMapping("/manifest.webmanifest")
  ResponseEntity<byte[]> manifest() {
    var manifest =
        Map.of(
            "name", "MovR",
            "short_name", "MovR",
            "id", "/",
            "start_url", "/vehicles",
            "scope", "/",
            "display", "standalone",
            "theme_color", PAPER,
            "background_color", PAPER,
            "icons", icons());
    return ResponseEntity.ok()
        .contentType(MANIFEST)
        .cacheControl(CacheControl.noCache())
        .body(JsonMapper.shared().writeValueAsBytes(manifest));
  }

  private List<Map<String, String>> icons() {
    return List.of(
        icon("favicon.svg", "image/svg+xml", "any", "any"),
        icon("icon-192.png", "image/png", "192x192", "any"),
        icon("icon-512.png", "image/png", "512x512", "any"),
        icon("icon-maskable-512.png", "image/png", "512x512", "maskable"));
  }

  private Map<String, String> icon(String name, String type, String sizes, String purpose) {
    return Map.of("src", assets.link(name), "type", type, "sizes", sizes, "purpose", purpose);
  }

  /** At the root, so that all pages are its own; another one for each language. */
  @GetMapping("/service-worker.js")
  ResponseEntity<String> worker(@RequestParam(defaultValue = "") String language) {
    return ResponseEntity.ok()
        .contentType(SCRIPT)
        .cacheControl(CacheControl.noCache())
        .body(shell.in(language).orElseGet(shell::first).worker());
  }

  /** Only with its own hash it may be kept: another version's worker must not keep this page. */
  @GetMapping("/offline/{language}")
  ResponseEntity<byte[]> offline(
      @PathVariable String language, @RequestParam(defaultValue = "") String v) {
    return shell
        .in(language)
        .map(one ->
            ResponseEntity.ok()
                .contentType(PAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .cacheControl(
                    one.hash().equals(v)
                        ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                        : CacheControl.noCache())
                .body(one.page()))
        .orElseThrow(NotFound::new);
  }
}
