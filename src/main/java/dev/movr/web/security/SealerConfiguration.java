package dev.movr.web.security;

import dev.movr.database.embedded.EmbeddedDatabase;
import dev.movr.start.StartRefused;
import dev.movr.web.WebSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where {@code SECRET_KEY} comes from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
public class SealerConfiguration {
  @Bean
  static Sealer sealer(WebSettings settings, Optional<EmbeddedDatabase> embedded) {
    return new Sealer(
        given(settings.secretKey())
            .or(() -> embedded.map(EmbeddedDatabase::secretKey))
            .orElseThrow(() ->
                new StartRefused(
                    "SECRET_KEY is required together with DB_URI: at least 32 random characters.")),
        given(settings.secretKeyOther()));
  }

  private static Optional<String> given(@Nullable String key) {
    return Optional.ofNullable(key).filter(text -> !text.isBlank());
  }
}
