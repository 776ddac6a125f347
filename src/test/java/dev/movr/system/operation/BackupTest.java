package dev.movr.system.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.MovrApplication;
import dev.movr.testing.MovrProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** {@code movr backup} while riders ride, and {@code movr restore} somewhere else. */
@Timeout(600)
@ExtendWith(OutputCaptureExtension.class)
class BackupTest {
  private Path data;
  private Path backup;
  private Path restored;

  @BeforeEach
  void directories(@TempDir Path temporary) throws IOException {
    Path real = temporary.toRealPath();
    data = real.resolve("data");
    backup = real.resolve("backups/of today");
    restored = real.resolve("elsewhere");
  }

  private static int run(Path data, String... command) {
    return MovrApplication.execute(
        Stream.concat(Stream.of(command), Stream.of("--movr.database.directory=" + data))
            .toArray(String[]::new));
  }

  @Test
  void riders_ride_on_in_what_was_restored(CapturedOutput output) throws Exception {
    long before;
    long after;
    try (var movr = MovrProcess.start(Map.of("DATA_DIR", data.toString()))) {
      URI address = movr.awaitReady();
      ride(address, "1s");
      before = rides(data);
      var done = new CompletableFuture<Void>();
      var riding = CompletableFuture.supplyAsync(() -> rideUntil(done, address));
      assertThat(run(data, "backup", backup.toString())).isZero();
      done.complete(null);
      assertThat(riding.get()).isZero();
      after = rides(data);
    }
    assertThat(output).contains("The books agree.").contains("The backup is in " + backup + ".");

    assertThat(run(restored, "restore", backup.toString())).isZero();
    try (var movr = MovrProcess.start(Map.of("DATA_DIR", restored.toString()))) {
      URI address = movr.awaitReady();
      assertThat(rides(restored)).isGreaterThanOrEqualTo(before).isLessThan(after);
      assertThat(ride(address, "1s")).isZero();
    }
    assertThat(restored.resolve("secret-key")).hasSameBinaryContentAs(data.resolve("secret-key"));
    assert_only_the_owner_reads(backup);
    assert_only_the_owner_reads(restored.resolve("postgresql/base"));
  }

  private static int ride(URI movr, String duration) {
    return MovrApplication.execute(
        "run",
        "--url=" + movr,
        "--riders=8",
        "--duration=" + duration,
        "--think=0s",
        "--riding=10ms");
  }

  /** Returns 0 when all went well. */
  private static int rideUntil(CompletableFuture<?> done, URI movr) {
    int worst = 0;
    while (!done.isDone()) {
      worst = Math.max(worst, ride(movr, "2s"));
    }
    return worst;
  }

  private static long rides(Path directory) throws Exception {
    try (var connection = connect(directory);
        var rows = connection.createStatement().executeQuery("SELECT count(*) FROM rides")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Connection connect(Path directory) throws SQLException, IOException {
    List<String> locked = Files.readAllLines(directory.resolve("postgresql/postmaster.pid"));
    String password = Files.readString(directory.resolve("postgresql-password"));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + locked.get(3) + "/postgres", "postgres", password);
  }

  private static void assert_only_the_owner_reads(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      assertThat(files)
          .allSatisfy(file ->
              assertThat(Files.getPosixFilePermissions(file))
                  .as(file.toString())
                  .noneMatch(right -> !right.name().startsWith("OWNER")));
    }
  }

  @Test
  void a_movr_that_is_stopped_is_backed_up_and_what_is_wrong_is_refused(CapturedOutput output)
      throws Exception {
    refused(output, data, "backup", "There is no database in the data directory " + data);
    assertThat(data).doesNotExist();
    try (var movr = MovrProcess.start(Map.of("DATA_DIR", data.toString()))) {
      movr.awaitReady();
    }
    Files.createDirectories(backup);
    refused(output, data, "backup", backup + " exists: name another directory.");
    Files.delete(backup);
    Files.createDirectories(backup.resolveSibling("of today.part/left by a crash"));
    assertThat(run(data, "backup", backup.toString())).isZero();
    assertThat(entries(backup.resolveSibling(""))).containsExactly("of today");
    assertThat(entries(backup))
        .containsExactly("SHA256SUMS", "postgresql", "postgresql-password", "secret-key");

    refused(output, data, "restore", "(DATA_DIR) has a database: move it away");
    damage(backup);
    refused(output, restored, "restore", "is damaged: 1 of its files are not what was written");
    assertThat(entries(restored)).containsExactly("lock");
    Files.delete(backup.resolve("SHA256SUMS"));
    refused(output, restored, "restore", "There is no backup in " + backup);
  }

  private void refused(CapturedOutput output, Path data, String command, String line) {
    int said = output.getErr().length();
    assertThat(run(data, command, backup.toString())).isEqualTo(1);
    assertThat(output.getErr().substring(said))
        .startsWith("movr " + command + ": ")
        .contains(line)
        .hasLineCount(1);
  }

  private static List<String> entries(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void damage(Path backup) throws IOException {
    Path file;
    try (var files = Files.walk(backup.resolve("postgresql/base"))) {
      file = files.max(Comparator.comparingLong(each -> each.toFile().length())).orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes, StandardOpenOption.WRITE);
  }

  @Test
  void a_database_of_ones_own_is_not_backed_up(CapturedOutput output) {
    assertThat(
            MovrApplication.execute(
                "backup", backup.toString(), "--movr.database.uri=postgresql://a@127.0.0.1:1/b"))
        .isEqualTo(1);
    assertThat(output.getErr())
        .startsWith("movr backup: DB_URI is set, and this is for the embedded database")
        .hasLineCount(1);
    assertThat(run(data, "backup")).isEqualTo(2);
    assertThat(run(data, "backup", data.resolve("inside").toString())).isEqualTo(1);
    assertThat(output.getErr()).contains("inside is in the data directory: name another.");
  }
}
