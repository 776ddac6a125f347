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
  private static final String INTERNALS = "allow_unsafe_internals";

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

  /**
   * With what Flyway needs: it asks CockroachDB for its version in a catalogue that from v26.1 on
   * is open only to who asks for it by a setting, which versions before v25.4 do not know.
   */
  static DatabaseAddress forMigrations(DatabaseAddress address, Engine engine) {
    return engine.isCockroach() && knows(address, INTERNALS)
        ? address.withOptions("-c " + INTERNALS + "=on")
        : address;
  }

  static boolean knows(DatabaseAddress address, String setting) {
    try (Connection connection = connect(address);
        var query =
            connection.prepareStatement("SELECT 1 FROM pg_catalog.pg_settings WHERE name = ?")) {
      query.setString(1, setting);
      return query.executeQuery().next();
    } catch (SQLException e) {
      throw new StartRefused("No database at %s (DB_URI)".formatted(address), e);
    }
  }

  /** A connection of its own, without a limit on how long a statement may take. */
  static Connection connect(DatabaseAddress address) throws SQLException {
    return new Hosts(address, "movr-migration", Duration.ZERO).getConnection();
  }
}
