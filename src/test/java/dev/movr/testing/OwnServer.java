package dev.movr.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL that a test has for itself, to be copied and killed. */
final class OwnServer implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;
  private boolean killed;

  OwnServer(Path data) throws IOException {
    this.data = data;
    this.server = builder().start();
  }

  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "remote_apply")
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("encoding", "UTF8");
  }

  int port() {
    return server.getPort();
  }

  String uri() {
    return "postgresql://postgres:postgres@localhost:" + port() + "/postgres";
  }

  String query(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  void execute(String sql) throws SQLException {
    execute(sql, Map.of());
  }

  /**
   * @param parameters of the driver
   */
  void execute(String sql, Map<String, String> parameters) throws SQLException {
    try (Connection connection = server.getPostgresDatabase(parameters).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** PostgreSQL's own way of copying the files of a server that runs. */
  void copyTo(Path copy) throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection();
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

  /** With SIGKILL, it and all its processes: nothing is written any more, and nobody is told. */
  void kill() throws Exception {
    killed = true;
    long id = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    ProcessHandle postmaster = ProcessHandle.of(id).orElseThrow();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    MovrProcess.await(() -> all.stream().allMatch(process -> process.info().command().isEmpty()));
  }

  /** Where it was, after it was killed. */
  void startAgain() throws IOException {
    server.close();
    server = builder().setPort(server.getPort()).start();
    killed = false;
  }

  /** A killed one has left shared memory, which it clears away when it ends as it should. */
  @Override
  public void close() throws IOException {
    try (EmbeddedPostgres first = server) {
      if (killed) {
        startAgain();
        server.close();
      }
    }
  }
}
