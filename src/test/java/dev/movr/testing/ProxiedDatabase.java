package dev.movr.testing;

import dev.movr.relay.TcpProxy;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Puts a {@link TcpProxy} between an application and the {@link TestDatabase}. */
public final class ProxiedDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** The property with what follows the database's name in {@code DB_URI}. */
  static final String OPTIONS = "movr.test.database-options";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var proxy = new TcpProxy(TestDatabase.server());
    context.getBeanFactory().registerSingleton("proxy", proxy);
    String options = context.getEnvironment().getProperty(OPTIONS, "");
    TestPropertyValues.of("movr.database.uri=" + through(proxy) + options).applyTo(context);
  }

  /** The value for {@code DB_URI}. */
  public static String through(TcpProxy... hosts) {
    var ports = new StringBuilder();
    for (TcpProxy host : hosts) {
      ports.append(ports.isEmpty() ? "" : ",localhost:").append(host.port());
    }
    return TestDatabase.uri().replaceFirst("@[^/]+/", "@localhost:" + ports + "/");
  }
}
