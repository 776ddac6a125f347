package dev.movr.testing;

import dev.movr.relay.TcpProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * A PostgreSQL, and a hot standby that follows it by streaming replication: asynchronously, until
 * that is changed.
 */
public final class Standby implements AutoCloseable {
  private static final String NAME = "s";

  private final Path data;
  private final OwnServer primary;
  private final TcpProxy replication;
  private final OwnServer standby;

  public Standby(Path directory) throws Exception {
    data = directory.resolve("primary");
    primary = new OwnServer(data);
    replication = new TcpProxy(address());
    Path copy = directory.resolve("standby");
    primary.copyTo(copy);
    follow(copy, replication.port());
    standby = new OwnServer(copy);
  }

  private static void follow(Path data, int port) throws IOException {
    Files.createFile(data.resolve("standby.signal"));
    Files.writeString(
        data.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=localhost port=%d user=postgres application_name=%s'%n"
            .formatted(port, NAME));
  }

  /** Where the primary listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), primary.port());
  }

  public String uri() {
    return primary.uri();
  }

  public String standbyUri() {
    return standby.uri();
  }

  /** Of both, the primary first. */
  public String uriOfBoth() {
    return uri().replaceFirst("/postgres$", ",localhost:" + standby.port() + "/postgres");
  }

  /** What the primary answers. */
  public String query(String sql) throws SQLException {
    return primary.query(sql);
  }

  /** By the primary. */
  public void execute(String sql) throws SQLException {
    primary.execute(sql);
  }

  /** The standby goes on receiving, but shows nothing of it. */
  public void pause() throws SQLException {
    standby.query("SELECT pg_wal_replay_pause()");
  }

  public void resume() throws SQLException {
    standby.query("SELECT pg_wal_replay_resume()");
  }

  /** Whether all that the primary has committed until now is to be seen. */
  public boolean isLevel() throws SQLException {
    String written = query("SELECT pg_current_wal_lsn()");
    return standby.query("SELECT pg_last_wal_replay_lsn() >= '" + written + "'").equals("t");
  }

  /** From now on a COMMIT of the primary waits until the standby shows what it did. */
  public void beSynchronous() throws Exception {
    waitFor("FIRST 1 (" + NAME + ")");
    MovrProcess.await(
        () -> query("SELECT string_agg(sync_state, '') FROM pg_stat_replication").equals("sync"));
  }

  /** From now on a COMMIT of the primary waits for a standby that there is not. */
  public void beSynchronousWithNobody() throws Exception {
    waitFor("nobody");
    MovrProcess.await(() -> {
      try {
        primary.execute(
            "SELECT pg_logical_emit_message(true, 'test', 'does it wait?')",
            Map.of("socketTimeout", "1"));
        return false;
      } catch (SQLException waits) {
        return true;
      }
    });
  }

  public void beAsynchronous() throws SQLException {
    waitFor("");
  }

  private void waitFor(String names) throws SQLException {
    execute("ALTER SYSTEM SET synchronous_standby_names = '" + names + "'");
    query("SELECT pg_reload_conf()");
  }

  /** From now on the standby receives nothing. */
  public void holdReplication() {
    replication.fallSilent();
  }

  /** The standby is told nothing of it. */
  public void killPrimary() throws Exception {
    primary.kill();
  }

  /** Returns when the standby takes writes. */
  public void promote() throws SQLException {
    standby.query("SELECT pg_promote()");
  }

  /** The killed primary is there again, as a standby of the promoted one. */
  public void comeBackAsStandby() throws IOException {
    follow(data, standby.port());
    primary.startAgain();
  }

  public void stop() throws IOException {
    standby.close();
  }

  @Override
  public void close() throws IOException {
    try (primary;
        replication) {
      standby.close();
    }
  }
}
