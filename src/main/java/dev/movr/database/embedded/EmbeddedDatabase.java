package dev.movr.database.embedded;

import dev.movr.start.StartRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The PostgreSQL that MovR brings along and runs itself when {@code DB_URI} is unset. */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  /** One for each kind of machine, in jars of their own. */
  private static final List<String> PROGRAMS =
      List.of(
          "/postgres-linux-x86_64.txz",
          "/postgres-linux-arm_64.txz",
          "/postgres-darwin-x86_64.txz",
          "/postgres-darwin-arm_64.txz");

  private final DataDirectory directory;
  private final EmbeddedPostgres postgres;
  private final String password;

  private EmbeddedDatabase(DataDirectory directory, EmbeddedPostgres postgres, String password) {
    this.directory = directory;
    this.postgres = postgres;
    this.password = password;
  }

  /**
   * @throws StartRefused when the directory cannot be used, or is in use, or MovR comes without it
   */
  public static EmbeddedDatabase start(Path path) {
    requireThatItIsHere();
    DataDirectory directory = DataDirectory.claim(path);
    try {
      return start(directory);
    } catch (IOException e) {
      release(directory);
      throw DataDirectory.unusable(path, e);
    } catch (RuntimeException e) {
      release(directory);
      throw e;
    }
  }

  /** It is left out of the image. */
  private static void requireThatItIsHere() {
    if (PROGRAMS.stream().allMatch(name -> EmbeddedDatabase.class.getResource(name) == null)) {
      throw new StartRefused(
          "DB_URI and SECRET_KEY are required: this MovR comes without the embedded database.");
    }
  }

  private static EmbeddedDatabase start(DataDirectory directory) throws IOException {
    Postmaster.clear(directory.postgresql());
    directory.beginStart();
    if (!directory.hasDatabase()) {
      log.info("Preparing the embedded database in {} (first start only)", directory.path());
    } else if (Files.notExists(directory.passwordFile())) {
      throw new StartRefused(
          "The file %s is missing, and without it nobody gets into the database beside it: restore it from a backup."
              .formatted(directory.passwordFile()));
    }
    String password = SecretFile.read(directory.passwordFile());
    var database =
        new EmbeddedDatabase(directory, EmbeddedServer.start(directory, password), password);
    directory.endStart();
    return database;
  }

  private static void release(DataDirectory directory) {
    try {
      Optional<Postmaster> halfStarted = Postmaster.of(directory.postgresql());
      if (halfStarted.isPresent()) {
        halfStarted.get().stop();
      }
      directory.close();
    } catch (IOException e) {
      log.debug("after a start that failed", e);
    }
  }

  /** As for {@code DB_URI}. */
  public String uri() {
    return uri(password, postgres.getPort());
  }

  static String uri(String password, int port) {
    return "postgresql://postgres:%s@127.0.0.1:%d/postgres".formatted(password, port);
  }

  /**
   * The key of the application's own secrets, 256 random bits in base64url, for when {@code
   * SECRET_KEY} is not given. It stays the same as long as the database does.
   */
  public String secretKey() {
    try {
      return SecretFile.read(directory.secretKeyFile());
    } catch (IOException e) {
      throw DataDirectory.unusable(directory.path(), e);
    }
  }

  /** Returns when PostgreSQL has ended, so that the next start finds nothing of this one. */
  @Override
  public void close() throws IOException {
    Optional<Postmaster> postmaster = Postmaster.of(directory.postgresql());
    postgres.close();
    postmaster.ifPresent(Postmaster::awaitEnd);
    directory.close();
  }

  /** {@code DB_URI} is unset. */
  public static final class Wanted implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return context.getEnvironment().getProperty("movr.database.uri", "").isBlank();
    }
  }
}
