package dev.movr.testing;

import dev.movr.MovrApplication;
import java.util.LinkedHashMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An instance of MovR in this process, on a free port, with settings of its own. */
public final class Instance implements AutoCloseable {
  private final ConfigurableApplicationContext application;

  private Instance(SpringApplicationBuilder application, String database, String... settings) {
    var given = new LinkedHashMap<String, String>();
    given.put("server.port", "0");
    given.put("management.server.port", "off");
    given.put("movr.database.uri", database);
    given.put("movr.web.secret-key", "of-the-tests-and-of-nothing-else-0123456789");
    given.put("movr.registrations.per-address", "1000000");
    given.put("movr.registrations.in-all", "1000000");
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      given.put(parts[0], parts[1]);
    }
    this.application =
        application.run(
            given.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
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

  /** Where its health and metrics are, with {@code management.server.port=0}. */
  public int managementPort() {
    return application.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
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
