package dev.movr.database.embedded;

import static dev.movr.database.embedded.Superuser.execute;
import static dev.movr.database.embedded.Superuser.jdbcUrl;
import static dev.movr.database.embedded.Superuser.password;
import static dev.movr.database.embedded.Superuser.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.movr.start.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  /** Its database is made once; tests that change it take a copy. */
  @TempDir static Path fresh;

  @TempDir Path temporary;

  @BeforeAll
  static void make() throws Exception {
    EmbeddedDatabase.start(fresh).close();
  }

  private Path copy() throws Exception {
    Path copy = Files.createDirectory(temporary.resolve("copy"));
    var cp =
        new ProcessBuilder(
                "cp",
                "-Rp",
                fresh.resolve("postgresql").toString(),
                fresh.resolve("postgresql-password").toString(),
                copy.toString())
            .start();
    assertThat(cp.waitFor()).isZero();
    return copy.toRealPath();
  }

  @Test
  void it_is_durable_private_and_ordered_by_code_points() throws Exception {
    try (var database = EmbeddedDatabase.start(fresh)) {
      assertThat(rows(database, "SHOW fsync")).containsExactly("on");
      assertThat(rows(database, "SHOW synchronous_commit")).containsExactly("on");
      assertThat(rows(database, "SHOW server_encoding")).containsExactly("UTF8");
      assertThat(rows(database, "SHOW unix_socket_directories")).containsExactly("");
      assertThat(rows(database, "SHOW listen_addresses")).containsExactly("127.0.0.1");
      assertThat(rows(database, "SELECT * FROM unnest(ARRAY['b', 'a', 'É', 'B']) t ORDER BY 1"))
          .containsExactly("B", "a", "b", "É");
      assertThat(rows(database, "SELECT lower('É')")).containsExactly("é");
      assert_a_password_is_required(database);
      assert_only_loopback_answers(database);
    }
  }

  private static void assert_a_password_is_required(EmbeddedDatabase database) {
    for (String wrong : List.of("", "postgres")) {
      assertThatThrownBy(() -> DriverManager.getConnection(jdbcUrl(database), "postgres", wrong))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
  }

  private static void assert_only_loopback_answers(EmbeddedDatabase database) throws IOException {
    int port = URI.create(database.uri()).getPort();
    new Socket(InetAddress.getLoopbackAddress(), port).close();
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    for (InetAddress other : others) {
      assertThatThrownBy(() -> new Socket(other, port).close()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void data_and_secrets_outlast_it_and_are_for_its_owner_only() throws Exception {
    Path directory = temporary.resolve("a directory/für die Daten");
    String password;
    String key;
    try (var database = EmbeddedDatabase.start(directory)) {
      execute(database, "CREATE TABLE kept AS SELECT 7 AS number");
      password = password(database);
      key = database.secretKey();
    }
    assertThat(key).matches("[\\w-]{43}").isNotEqualTo(password);
    assertThat(permissions(directory, "secret-key")).isEqualTo("rw-------");
    assertThat(permissions(directory, "postgresql-password")).isEqualTo("rw-------");
    assertThat(permissions(directory, "bin")).isEqualTo("rwx------");
    assertThat(permissions(directory, "")).isEqualTo("rwx------");
    try (var database = EmbeddedDatabase.start(directory)) {
      assertThat(rows(database, "SELECT number FROM kept")).containsExactly("7");
      assertThat(password(database)).isEqualTo(password);
      assertThat(database.secretKey()).isEqualTo(key);
    }
  }

  @Test
  void a_lost_password_is_not_replaced_by_one_that_does_not_fit() throws Exception {
    Path directory = copy();
    Files.delete(directory.resolve("postgresql-password"));
    assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("postgresql-password is missing");
  }

  @Test
  void a_start_that_was_cut_short_does_not_spoil_the_next() throws Exception {
    Path directory = copy();
    Path program = directory.resolve("bin/PG-half/bin/postgres");
    Files.createDirectories(program.getParent());
    Files.writeString(program, "half");
    Files.createFile(directory.resolve("starting"));
    Files.delete(directory.resolve("postgresql/postmaster.opts"));
    Files.delete(directory.resolve("postgresql/global/pg_control"));

    try (var database = EmbeddedDatabase.start(directory)) {
      assertThat(rows(database, "SELECT 1")).containsExactly("1");
      assertThat(program).doesNotExist();
      assertThat(directory.resolve("starting")).doesNotExist();
    }
  }

  @Test
  void a_database_that_has_run_is_never_cleared() throws Exception {
    Path directory = copy();
    try (var database = EmbeddedDatabase.start(directory)) {
      execute(database, "CREATE TABLE kept AS SELECT 7 AS number");
    }
    Files.createFile(directory.resolve("starting"));
    try (var database = EmbeddedDatabase.start(directory)) {
      assertThat(rows(database, "SELECT number FROM kept")).containsExactly("7");
    }
  }

  @Test
  void a_lock_file_whose_process_is_gone_or_another_program_does_not_stop_it() throws Exception {
    Path directory = copy();
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    for (long pid : List.of(ended.pid(), ProcessHandle.current().pid())) {
      Files.write(
          directory.resolve("postgresql/postmaster.pid"),
          List.of(
              String.valueOf(pid), directory.resolve("postgresql").toString(), "1", "1", "", ""));
      EmbeddedDatabase.start(directory).close();
    }
  }

  @Test
  void a_database_that_cannot_run_is_refused_at_once_with_postgresql_s_reason() throws Exception {
    Path directory = copy();
    Files.writeString(directory.resolve("postgresql/PG_VERSION"), "9\n");
    assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("database files are incompatible with server")
        .hasMessageContaining("start.log");
  }

  private static String permissions(Path directory, String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
  }
}
