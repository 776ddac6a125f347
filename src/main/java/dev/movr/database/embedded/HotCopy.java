package dev.movr.database.embedded;

import dev.movr.start.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/**
 * Copies the embedded database with its secrets, also while a MovR uses it: by PostgreSQL's <a
 * href="https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP">low
 * level interface</a>. The copy is a data directory, and becomes consistent when it is started.
 */
public final class HotCopy {
  private static final String WAL = "pg_wal";

  /** What belongs to the server that runs, and not to its data. */
  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "epg-lock", "log", "pg_internal.init");

  private static final Set<String> LEFT_EMPTY =
      Set.of(
          WAL,
          "pg_dynshmem",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "pgsql_tmp");

  private HotCopy() {}

  /**
   * Copies a data directory. Where no server runs in it, one is started for the while.
   *
   * @param target is there, and empty
   * @throws StartRefused when there is no database, or its server does not start or refuses
   */
  public static void copy(Path data, Path target) throws IOException {
    try {
      copyOf(data, target);
    } catch (SQLException e) {
      throw new StartRefused("The database refuses: " + e.getMessage(), e);
    }
  }

  private static void copyOf(Path data, Path target) throws IOException, SQLException {
    Path source = DataDirectory.requireDatabase(data);
    Optional<Integer> port = Postmaster.port(source.resolve(DataDirectory.POSTGRESQL));
    if (port.isPresent()) {
      copy(source, EmbeddedDatabase.uri(DataDirectory.password(source), port.get()), target);
    } else {
      try (var database = EmbeddedDatabase.start(source)) {
        copy(source, database.uri(), target);
      }
    }
  }

  private static void copy(Path source, String uri, Path target) throws IOException, SQLException {
    try (Connection connection = connect(uri);
        Statement statement = connection.createStatement()) {
      // Keeps the log from now on, until this connection is closed.
      statement.execute(
          "SELECT pg_create_physical_replication_slot('movr_backup_%d', true, true)"
              .formatted(ProcessHandle.current().pid()));
      statement.execute("SELECT pg_backup_start('movr backup', true)");
      Path cluster = source.resolve(DataDirectory.POSTGRESQL);
      Path copied = target.resolve(DataDirectory.POSTGRESQL);
      FileTree.copy(cluster, copied, LEFT_OUT, LEFT_EMPTY);
      Path label = copied.resolve("backup_label");
      Files.createFile(label, DataDirectory.OWNER_ONLY);
      Files.writeString(label, stop(statement));
      FileTree.copy(cluster.resolve(WAL), copied.resolve(WAL), Set.of(), Set.of());
    }
    FileTree.copySecrets(source, target);
  }

  /** Deletes what a start has left in a copy that is none of its data. */
  public static void removeTraces(Path copy) throws IOException {
    for (String name : DataDirectory.OF_THE_START) {
      FileSystemUtils.deleteRecursively(copy.resolve(name));
    }
  }

  private static Connection connect(String uri) throws SQLException {
    URI parts = URI.create(uri);
    String password = parts.getUserInfo().split(":", 2)[1];
    String url = "jdbc:postgresql://%s:%d/postgres".formatted(parts.getHost(), parts.getPort());
    return DriverManager.getConnection(url, "postgres", password);
  }

  private static String stop(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery("SELECT labelfile FROM pg_backup_stop()")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
