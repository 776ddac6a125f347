package dev.movr.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What browsers keep for when there is no network: one page, which is the same for everybody, and
 * what it needs. The service worker keeps it, and only as long as each address holds the hash, or
 * the version, of its content.
 */
@Component
@EnableConfigurationProperties(OfflineSettings.class)
class Shell {
  private static final List<String> ASSETS =
      List.of("movr.css", "offline.js", "timer.js", "favicon.svg", "icon-192.png");

  private final byte[] page;
  private final String pageHash;
  private final String worker;

  Shell(Assets assets, OfflineSettings settings) throws IOException {
    page = render(assets);
    pageHash = Assets.hash(page);
    String script =
        new ClassPathResource("service-worker.js").getContentAsString(StandardCharsets.UTF_8);
    worker = head(settings.enabled() ? addresses(assets) : List.of()) + script;
  }

  private static byte[] render(Assets assets) {
    var output = new Utf8ByteOutput();
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("offline.jte", Map.of("assets", assets), output);
    return output.toByteArray();
  }

  private List<String> addresses(Assets assets) {
    var fixed =
        Stream.of("/offline?v=" + pageHash, "/webjars/bootstrap/5.3.8/css/bootstrap.min.css");
    return Stream.concat(fixed, ASSETS.stream().map(assets::link)).toList();
  }

  private static String head(List<String> addresses) {
    String list =
        addresses.stream().map(address -> '"' + address + '"').collect(Collectors.joining(", "));
    String version = Assets.hash(list.getBytes(StandardCharsets.UTF_8));
    return "const VERSION = \"" + version + "\";\nconst SHELL = [" + list + "];\n";
  }

  /** The page for "no network". */
  byte[] page() {
    return page.clone();
  }

  /** Of the page's content, as its address has it. */
  String pageHash() {
    return pageHash;
  }

  /** The script of the service worker, which is another whenever something of the shell is. */
  String worker() {
    return worker;
  }
}
