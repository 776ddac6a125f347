package dev.movr.testing;

import dev.movr.MovrApplication;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An instance of MovR in this process, on a free port, with settings of its own. */
public final class Instance implements AutoCloseable {
  private final ConfigurableApplicationContext application;

  private Instance(SpringApplicationBuilder application, String database, String... settings) {
    var given =
        Stream.of(
            "server.port=0",
            "movr.database.uri=" + database,
            "movr.web.secret-key=of-the-tests-and-of-nothing-else-0123456789");
    this.application =
        application.run(
            Stream.concat(given, Stream.of(settings))
                .map(setting -> "--" + setting)
                .toArray(String[]::new));
  }

  /**
   * Starts it.
   *
   * @param database what would be {@code DB_URI}
   * @param settings as {@code movr.login.floor=0ms}
   */
  public static Instance start(String database, String... settings) {
    return new Instance(new SpringApplicationBuilder(MovrApplication.class), database, settings);
  }

  /** Starts it with the beans of a configuration beside its own. */
  public static Instance startWith(Class<?> configuration, String database, String... settings) {
    return new Instance(
        new SpringApplicationBuilder(MovrApplication.class, configuration), database, settings);
  }

  public int port() {
    return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  public <T> T bean(String name, Class<T> type) {
    return application.getBean(name, type);
  }

  /** Stops it. */
  @Override
  public void close() {
    application.close();
  }
}
