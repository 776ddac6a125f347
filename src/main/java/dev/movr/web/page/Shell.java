package dev.movr.web.page;

import static java.util.Objects.requireNonNull;

import dev.movr.language.Language;
import dev.movr.web.CurrentLanguage;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What browsers keep for when there is no network: one page in each language, which is the same for
 * everybody, and what it needs. The service worker keeps it, and only as long as each address holds
 * the hash, or the version, of its content.
 */
@Component
@EnableConfigurationProperties(OfflineSettings.class)
class Shell {
  private static final List<String> ASSETS =
      List.of("movr.css", "offline.js", "timer.js", "favicon.svg", "icon-192.png");

  /**
   * @param page for "no network"
   * @param hash of the page, as its address has it
   * @param worker the script of the service worker, which is another whenever something of the
   *     shell is
   */
  @SuppressWarnings("ArrayRecordComponent") // read by none but the one that sends it
  record InLanguage(byte[] page, String hash, String worker) {}

  private final Map<Language, InLanguage> shells = new EnumMap<>(Language.class);
  private final InLanguage first;

  Shell(Assets assets, OfflineSettings settings, CurrentLanguage languages) throws IOException {
    String script =
        new ClassPathResource("service-worker.js").getContentAsString(StandardCharsets.UTF_8);
    for (Language language : languages.offered()) {
      byte[] page = render(assets, language);
      String hash = Assets.hash(page);
      String address = "/offline/" + language.tag() + "?v=" + hash;
      List<String> kept = settings.enabled() ? addresses(assets, address) : List.of();
      shells.put(language, new InLanguage(page, hash, head(kept) + script));
    }
    first = requireNonNull(shells.get(languages.offered().getFirst()));
  }

  private static byte[] render(Assets assets, Language language) {
    return language.speak(() -> {
      var output = new Utf8ByteOutput();
      TemplateEngine.createPrecompiled(ContentType.Html)
          .render("offline.jte", Map.of("assets", assets), output);
      return output.toByteArray();
    });
  }

  private static List<String> addresses(Assets assets, String page) {
    var fixed = Stream.of(page, "/webjars/bootstrap/5.3.8/css/bootstrap.min.css");
    return Stream.concat(fixed, ASSETS.stream().map(assets::link)).toList();
  }

  private static String head(List<String> addresses) {
    String list =
        addresses.stream().map(address -> '"' + address + '"').collect(Collectors.joining(", "));
    String version = Assets.hash(list.getBytes(StandardCharsets.UTF_8));
    return "const VERSION = \"" + version + "\";\nconst SHELL = [" + list + "];\n";
  }

  /** In the language for those who read none of those offered. */
  InLanguage first() {
    return first;
  }

  /** Empty for a language that is not offered. */
  Optional<InLanguage> in(String tag) {
    return Language.of(tag).map(shells::get);
  }
}
