package dev.movr.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The PostgreSQL that MovR brings along and runs itself when {@code DB_URI} is unset. */
public final class EmbeddedDatabase implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * @throws StartRefused when the directory cannot be used, or is in use
   */
  static EmbeddedDatabase start(Path directory) {
    try {
      return new EmbeddedDatabase(
          EmbeddedPostgres.builder()
              .setCleanDataDirectory(false)
              .setDataDirectory(directory.resolve("postgresql"))
              .start());
    } catch (IOException e) {
      throw new StartRefused("The embedded database does not start: " + e.getMessage(), e);
    }
  }

  DatabaseAddress address() {
    return new DatabaseAddress("127.0.0.1:" + postgres.getPort(), "postgres", "postgres", "", "");
  }

  public String secretKey() {
    return "stub-stub-stub-stub-stub-stub-stub-stub";
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }

  /** {@code DB_URI} is unset. */
  static final class Wanted implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return context.getEnvironment().getProperty("movr.database.uri", "").isBlank();
    }
  }

  /** {@code DB_URI} is set. */
  static final class NotWanted implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !new Wanted().matches(context, metadata);
    }
  }
}
