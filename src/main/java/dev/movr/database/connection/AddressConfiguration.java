package dev.movr.database.connection;

import dev.movr.database.embedded.EmbeddedDatabase;
import dev.movr.start.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Where the database is, and what it is: the embedded one, or the one at {@code DB_URI}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class AddressConfiguration {
  @Bean
  @Conditional(EmbeddedDatabase.Wanted.class)
  EmbeddedDatabase embeddedDatabase(DatabaseSettings settings) {
    return EmbeddedDatabase.start(settings.directory());
  }

  @Bean
  DatabaseAddress databaseAddress(DatabaseSettings settings, Optional<EmbeddedDatabase> embedded) {
    return DatabaseAddress.of(
        embedded.map(EmbeddedDatabase::uri).orElseGet(() -> String.valueOf(settings.uri())));
  }

  /**
   * @throws StartRefused when nobody answers there
   */
  @Bean
  Engine engine(DatabaseAddress address) {
    try (Connection connection = FailoverDataSource.unlimited(address).getConnection()) {
      return Engine.of(connection);
    } catch (SQLException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new StartRefused("No database at %s (DB_URI): %s".formatted(address, reason), e);
    }
  }
}
