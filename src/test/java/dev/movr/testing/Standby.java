package dev.movr.testing;

import dev.movr.relay.TcpProxy;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A PostgreSQL, and a hot standby that follows it by streaming replication: asynchronously, until
 * that is changed.
 */
public final class Standby implements AutoCloseable {
  private static final String NAME = "s";

  private final Path data;
  private final TcpProxy replication;
  private final EmbeddedPostgres standby;
  private EmbeddedPostgres primary;
  private boolean killed;

  public Standby(Path directory) throws Exception {
    data = directory.resolve("primary");
    primary = server(data).start();
    replication = new TcpProxy(address());
    Path copy = directory.resolve("standby");
    copy(data, copy);
    follow(copy, replication.port());
    standby = server(copy).start();
  }

  private static void follow(Path copy, int port) throws IOException {
    Files.createFile(copy.resolve("standby.signal"));
    Files.writeString(
        copy.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=localhost port=%d user=postgres application_name=%s'%n"
            .formatted(port, NAME));
  }

  /** Where the primary listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), primary.getPort());
  }

  private static EmbeddedPostgres.Builder server(Path data) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "remote_apply")
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

  /** Of both, the primary first. */
  public String uriOfBoth() {
    return uri(primary).replaceFirst("/postgres$", ",localhost:" + standby.getPort() + "/postgres");
  }

  private static String uri(EmbeddedPostgres server) {
    return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
  }

  /** From now on a COMMIT of the primary waits until the standby shows what it did. */
  public void beSynchronous() throws Exception {
    awaitFor("FIRST 1 (" + NAME + ")");
    MovrProcess.await(() ->
        query(primary, "SELECT string_agg(sync_state, '') FROM pg_stat_replication")
            .equals("sync"));
  }

  /** From now on a COMMIT of the primary waits for a standby that there is not. */
  public void beSynchronousWithNobody() throws Exception {
    awaitFor("nobody");
    MovrProcess.await(() -> {
      var hasty = Map.of("socketTimeout", "1");
      try (Connection connection = primary.getPostgresDatabase(hasty).getConnection();
          var statement = connection.createStatement()) {
        statement.execute("SELECT pg_logical_emit_message(true, 'test', 'does it wait?')");
        return false;
      } catch (SQLException waits) {
        return true;
      }
    });
  }

  public void beAsynchronous() throws Exception {
    awaitFor("");
  }

  private void awaitFor(String names) throws SQLException {
    execute("ALTER SYSTEM SET synchronous_standby_names = '" + names + "'");
    query(primary, "SELECT pg_reload_conf()");
  }

  /** From now on the standby receives nothing. */
  public void holdReplication() {
    replication.fallSilent();
  }

  /**
   * With SIGKILL, it and all its processes: nothing is written any more, and nobody is told. The
   * standby knows nothing of it.
   */
  public void killPrimary() throws Exception {
    killed = true;
    long id = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    ProcessHandle postmaster = ProcessHandle.of(id).orElseThrow();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    MovrProcess.await(() -> all.stream().allMatch(process -> process.info().command().isEmpty()));
  }

  /** Returns when the standby takes writes. */
  public void promote() throws SQLException {
    query(standby, "SELECT pg_promote()");
  }

  /** The killed primary is there again, as a standby. */
  public void comeBackAsStandby() throws IOException {
    follow(data, standby.getPort());
    primary.close();
    primary = server(data).setPort(primary.getPort()).start();
    killed = false;
  }

  /** Of the standby. */
  public String askStandby(String sql) throws SQLException {
    return query(standby, sql);
  }

  /** Of the primary. */
  public String askPrimary(String sql) throws SQLException {
    return query(primary, sql);
  }

  /** By the primary. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = primary.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The standby goes on receiving, but shows nothing of it. */
  public void pause() throws SQLException {
    query(standby, "SELECT pg_wal_replay_pause()");
  }

  public void resume() throws SQLException {
    query(standby, "SELECT pg_wal_replay_resume()");
  }

  /** Whether all that the primary has committed until now is to be seen. */
  public boolean isLevel() throws SQLException {
    String written = query(primary, "SELECT pg_current_wal_lsn()");
    return query(standby, "SELECT pg_last_wal_replay_lsn() >= '" + written + "'").equals("t");
  }

  private static String query(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  public void stop() throws IOException {
    standby.close();
  }

  /** A killed primary has left shared memory, which it clears away when it ends as it should. */
  @Override
  public void close() throws IOException {
    try (replication) {
      if (killed) {
        comeBackAsStandby();
      }
    } finally {
      primary.close();
      standby.close();
    }
  }
}
