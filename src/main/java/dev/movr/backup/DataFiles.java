package dev.movr.backup;

import dev.movr.books.Check;
import dev.movr.database.connection.DatabaseSettings;
import dev.movr.start.CommandContext;
import dev.movr.start.StartRefused;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * Where the settings say that the embedded database is, and whether one that was copied is sound.
 */
final class DataFiles {
  private DataFiles() {}

  @EnableConfigurationProperties(DatabaseSettings.class)
  static final class Settings {}

  /**
   * The data directory.
   *
   * @throws StartRefused when the database is one of the operator's own
   */
  static Path directory(CommandContext context) {
    try (var application = context.open(Settings.class)) {
      var settings = application.getBean(DatabaseSettings.class);
      if (settings.uri() != null && !settings.uri().isBlank()) {
        throw new StartRefused(
            "DB_URI is set, and this is for the embedded database: docs/operations.md says how to back up others.");
      }
      return settings.directory();
    }
  }

  /**
   * Starts PostgreSQL in a copied data directory, holds its books against each other, and stops it.
   */
  static boolean agree(CommandContext context, Path copy) {
    var settings = Map.<String, Object>of("movr.database.directory", copy.toString());
    try (var application = context.openWith(settings, Check.Rooms.class)) {
      return Check.audit(application, false);
    }
  }
}
