package dev.movr.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Where the database is, and what it is: the embedded one, or the one at {@code DB_URI}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class AddressConfiguration {

  @Bean
  @Conditional(EmbeddedDatabase.Wanted.class)
  EmbeddedDatabase embeddedDatabase(DatabaseSettings settings) {
    return EmbeddedDatabase.start(settings.directory());
  }

  @Bean
  @Conditional(EmbeddedDatabase.Wanted.class)
  DatabaseAddress embeddedAddress(EmbeddedDatabase embedded) {
    return embedded.address();
  }

  @Bean
  @Conditional(EmbeddedDatabase.NotWanted.class)
  DatabaseAddress givenAddress(DatabaseSettings settings) {
    return DatabaseAddress.of(String.valueOf(settings.uri()));
  }

  /**
   * @throws StartRefused when nobody answers there
   */
  @Bean
  Engine engine(DatabaseAddress address) {
    try (Connection connection = connect(address)) {
      return Engine.of(connection);
    } catch (SQLException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new StartRefused("No database at %s (DB_URI): %s".formatted(address, reason), e);
    }
  }

  /** A connection of its own, without a limit on how long a statement may take. */
  static Connection connect(DatabaseAddress address) throws SQLException {
    return new Hosts(address, "movr-migration", Duration.ZERO).getConnection();
  }
}
