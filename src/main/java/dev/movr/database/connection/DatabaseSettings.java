package dev.movr.database.connection;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the database; {@code application.yaml} has the defaults and says what each is for.
 *
 * @param uri where the database is; blank: the embedded one
 * @param readUri where reads that may be a little old are sent; blank: to the same database
 * @param directory where the embedded database keeps its files
 * @param poolSize connections, at least 1
 */
@ConfigurationProperties("movr.database")
public record DatabaseSettings(
    @Nullable String uri,
    @Nullable String readUri,
    Path directory,
    int poolSize,
    Duration connectionTimeout,
    Duration statementTimeout) {

  public DatabaseSettings {
    if (directory == null) {
      throw new IllegalArgumentException("movr.database.directory must be a path");
    }
    if (poolSize < 1) {
      throw new IllegalArgumentException("movr.database.pool-size must be at least 1");
    }
    requirePositive("connection-timeout", connectionTimeout);
    requirePositive("statement-timeout", statementTimeout);
  }

  private static void requirePositive(String name, Duration duration) {
    if (duration.toMillis() < 1) {
      throw new IllegalArgumentException("movr.database." + name + " must be at least 1ms");
    }
  }

  public boolean hasReplica() {
    return readUri != null && !readUri.isBlank();
  }

  @Override
  public String toString() {
    return "DatabaseSettings";
  }
}
