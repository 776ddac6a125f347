package dev.movr.database.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.movr.relay.TcpProxy;
import dev.movr.testing.ProxiedDatabase;
import dev.movr.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several hosts is connected to. */
class FailoverDataSourceTest {
  private final TcpProxy near = new TcpProxy(TestDatabase.server());
  private final TcpProxy far = new TcpProxy(TestDatabase.server());

  @AfterEach
  void close() {
    near.close();
    far.close();
  }

  private FailoverDataSource hosts(String parameters, Duration avoided) {
    var address = DatabaseAddress.of(ProxiedDatabase.through(near, far) + parameters);
    return new FailoverDataSource(address, "movr-test", Duration.ofMillis(700), avoided, true);
  }

  private FailoverDataSource hosts() {
    return hosts("", Duration.ofHours(1));
  }

  /** The proxies see a connection go when it is gone, not before. */
  private String connectedBy(FailoverDataSource hosts) throws SQLException {
    int before = near.accepted();
    int beforeFar = far.accepted();
    try (Connection connection = hosts.getConnection()) {
      assertThat(connection.isValid(10)).isTrue();
      return (near.accepted() > before ? "near " : "") + (far.accepted() > beforeFar ? "far" : "");
    }
  }

  @Test
  void it_is_the_first() throws SQLException {
    assertThat(connectedBy(hosts())).isEqualTo("near ");
  }

  @Test
  void it_is_the_second_when_the_first_refuses() throws SQLException {
    near.takeAway();
    assertThat(connectedBy(hosts())).isEqualTo("far");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?sslmode=disable"})
  void it_is_the_second_when_the_first_accepts_and_falls_silent(String parameters)
      throws SQLException {
    near.fallSilent();
    var hosts = hosts(parameters, Duration.ofHours(1));
    assertThat(connectedBy(hosts)).isEqualTo("near far");
    assertThat(connectedBy(hosts)).as("the silent one is avoided").isEqualTo("far");
  }

  /** A server that is full drops what asks for a connection, as a host does that is gone. */
  @Test
  void it_is_the_second_when_nothing_answers_where_the_first_was() throws Exception {
    try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(full);
      String uri =
          ProxiedDatabase.through(far).replace("@", "@localhost:" + full.getLocalPort() + ",");
      var hosts = new FailoverDataSource(DatabaseAddress.of(uri), Duration.ZERO, true);
      assertThat(connectedBy(hosts)).isEqualTo("far");
    }
  }

  private static void fill(ServerSocket server) {
    try {
      while (true) {
        new Socket().connect(server.getLocalSocketAddress(), 200);
      }
    } catch (IOException full) {
      // That is what was wanted.
    }
  }

  @Test
  void the_first_is_preferred_again_when_it_is_back() throws SQLException {
    var hosts = hosts("", Duration.ZERO);
    near.takeAway();
    assertThat(connectedBy(hosts)).isEqualTo("far");
    near.giveBack();
    assertThat(connectedBy(hosts)).isEqualTo("near ");
  }

  @Test
  void when_all_refuse_each_is_asked_and_the_last_is_told_of() {
    near.takeAway();
    far.takeAway();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> hosts().getConnection())
        .withMessageContaining("" + far.port())
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
  }

  @Test
  void a_host_that_falls_silent_later_is_waited_for_as_long_as_is_said() throws SQLException {
    try (Connection connection = hosts().getConnection();
        var statement = connection.createStatement()) {
      near.fallSilent();
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.execute("SELECT 1"))
          .withRootCauseInstanceOf(SocketTimeoutException.class);
    }
  }
}
