package dev.movr.database.embedded;

import dev.movr.start.StartRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts PostgreSQL in a data directory, and makes the database there when there is none. */
final class EmbeddedServer {
  /** After a crash PostgreSQL first repeats what its log holds. */
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(2);

  private static final Duration GLANCE = Duration.ofMillis(100);

  private EmbeddedServer() {}

  /**
   * @throws StartRefused when PostgreSQL cannot be unpacked, make its database, or start
   */
  static EmbeddedPostgres start(DataDirectory directory, String password) throws IOException {
    requireUsualUser();
    var start = new FutureTask<>(() -> builder(directory, password).start());
    Thread thread = Thread.ofPlatform().daemon().name("postgresql-start").start(start);
    try {
      return await(start, directory);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      thread.interrupt();
      throw new StartRefused(
          "The embedded PostgreSQL does not start: %s See %s and %s."
              .formatted(
                  reason(directory, e),
                  directory.startLog(),
                  directory.postgresql().resolve("log")),
          e);
    }
  }

  private static void requireUsualUser() {
    if ("root".equals(System.getProperty("user.name"))
        && System.getProperty("os.name").equals("Linux")
        && !LinuxUtils.isUnshareAvailable()) {
      throw new StartRefused(
          "PostgreSQL does not run as root, and user namespaces (unshare -U) are not available here: start MovR as another user, or set DB_URI.");
    }
  }

  /**
   * A password is asked for from the first moment on, since initdb is given it. Text is ordered by
   * code points as on CockroachDB, and upper and lower case are those of Unicode.
   */
  private static EmbeddedPostgres.Builder builder(DataDirectory directory, String password) {
    // Else the library clears up, and leaves its lock files, in a directory that all users share.
    System.setProperty("ot.epg.working-dir", directory.bin().toString());
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.postgresql())
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(directory.bin().toFile())
            .setRegisterShutdownHook(false)
            .setPGStartupWait(LONGEST_RECOVERY)
            .setOutputRedirector(Redirect.to(directory.startLog().toFile()))
            .setLocaleConfig("pwfile", directory.passwordFile().toString())
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setConnectConfig("password", password);
    return configured(builder);
  }

  /** The library turns the first two off, and creates a socket in a shared directory. */
  private static EmbeddedPostgres.Builder configured(EmbeddedPostgres.Builder builder) {
    return builder
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "100")
        // A file for each day of the week. Errors of statements are for the application to report.
        .setServerConfig("logging_collector", "on")
        .setServerConfig("log_filename", "postgresql-%a.log")
        .setServerConfig("log_rotation_size", "0")
        .setServerConfig("log_truncate_on_rotation", "on")
        .setServerConfig("log_checkpoints", "off")
        .setServerConfig("log_min_messages", "log");
  }

  /**
   * The library would keep trying to connect even after pg_ctl has reported that PostgreSQL did not
   * start.
   */
  private static EmbeddedPostgres await(FutureTask<EmbeddedPostgres> start, DataDirectory directory)
      throws ExecutionException, TimeoutException, InterruptedException, IOException {
    while (true) {
      try {
        return start.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        if (said(directory).contains("pg_ctl: could not start server")) {
          throw notYet;
        }
      }
    }
  }

  private static String said(DataDirectory directory) throws IOException {
    Path file = directory.startLog();
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static String reason(DataDirectory directory, Exception failure) throws IOException {
    return said(directory)
        .lines()
        .filter(line -> line.contains("FATAL: ") || line.contains("error: "))
        .findFirst()
        .map(line -> line.replaceFirst(".*?(FATAL|error): +", "") + ".")
        .orElseGet(() -> failure.getCause() == null ? "" : failure.getCause().getMessage() + ".");
  }
}
