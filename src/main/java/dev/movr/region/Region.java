package dev.movr.region;

import dev.movr.language.Language;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * A place where data and instances live together.
 *
 * @param name the cloud provider's: {@code gcp-us-east1}
 * @param plainLabel its name in English, for programs, and in the languages that have no other
 * @param defaultCity the city shown to a client whose place is unknown
 * @param labels its names in other languages, by their tags
 */
public record Region(
    String name,
    @Name("label") String plainLabel,
    String defaultCity,
    @DefaultValue Map<String, String> labels) {

  /** As people read it, in the language of the request. */
  public String label() {
    return labels.getOrDefault(Language.current().tag(), plainLabel);
  }
}
