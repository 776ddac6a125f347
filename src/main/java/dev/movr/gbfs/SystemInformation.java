package dev.movr.gbfs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code system_information.json}. */
record SystemInformation(
    String systemId,
    @Nullable List<String> languages,
    @Nullable String language,
    Object name,
    Object operator,
    @Nullable String openingHours,
    String url,
    String feedContactEmail,
    @Nullable String manifestUrl,
    String timezone) {
  static SystemInformation of(CitySystem system) {
    return new SystemInformation(
        system.id(),
        system.is3() ? List.of("en") : null,
        system.is3() ? null : "en",
        system.text(system.name()),
        system.text("MovR"),
        system.is3() ? "24/7" : null,
        system.origin() + "/" + system.city().slug() + "/vehicles",
        system.settings().contact(),
        system.is3() ? CitySystem.manifestUrl(system.origin()) : null,
        system.city().timeZone().getId());
  }
}
