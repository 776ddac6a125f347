package dev.movr.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A PostgreSQL, and a hot standby that follows it by streaming replication. */
public final class Standby implements AutoCloseable {
  private final EmbeddedPostgres primary;
  private final EmbeddedPostgres standby;

  public Standby(Path directory) throws Exception {
    Path data = directory.resolve("primary");
    primary = server(data).start();
    Path copy = directory.resolve("standby");
    copy(data, copy);
    Files.createFile(copy.resolve("standby.signal"));
    Files.writeString(
        copy.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=localhost port=%d user=postgres'%n".formatted(primary.getPort()));
    standby = server(copy).start();
  }

  private static EmbeddedPostgres.Builder server(Path data) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "on")
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("encoding", "UTF8");
  }

  /** PostgreSQL's own way of copying the files of a server that runs. */
  private void copy(Path data, Path copy) throws Exception {
    try (Connection connection = primary.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SELECT pg_backup_start('standby', true)");
      var cp = new ProcessBuilder("cp", "-Rp", data.toString(), copy.toString()).start();
      if (cp.waitFor() != 0) {
        throw new IOException("the files could not be copied");
      }
      try (var rows = statement.executeQuery("SELECT labelfile FROM pg_backup_stop()")) {
        rows.next();
        Files.writeString(copy.resolve("backup_label"), rows.getString(1));
      }
    }
    for (String mark : new String[] {"postmaster.pid", "postmaster.opts", "epg-lock"}) {
      Files.deleteIfExists(copy.resolve(mark));
    }
  }

  public String uri() {
    return uri(primary);
  }

  public String standbyUri() {
    return uri(standby);
  }

  private static String uri(EmbeddedPostgres server) {
    return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
  }

  /** The standby goes on receiving, but shows nothing of it. */
  public void pause() throws SQLException {
    query("SELECT pg_wal_replay_pause()");
  }

  public void resume() throws SQLException {
    query("SELECT pg_wal_replay_resume()");
  }

  /** Whether all that the primary has committed until now is to be seen. */
  public boolean isLevel() throws SQLException {
    String written;
    try (Connection connection = primary.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT pg_current_wal_lsn()")) {
      rows.next();
      written = rows.getString(1);
    }
    return query("SELECT pg_last_wal_replay_lsn() >= '" + written + "'").equals("t");
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = standby.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  public void stop() throws IOException {
    standby.close();
  }

  @Override
  public void close() throws IOException {
    try (primary) {
      standby.close();
    }
  }
}
