package dev.movr.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.movr.MovrApplication;
import dev.movr.login.Login;
import dev.movr.relay.TcpProxy;
import dev.movr.testing.Client;
import dev.movr.testing.ProxiedDatabase;
import dev.movr.testing.Riders;
import dev.movr.testing.TestConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as it is delivered, with a proxy between it and a database of its own. */
final class BenchedMovr implements AutoCloseable {
  private final ConfigurableApplicationContext application;

  private static Stream<String> given() {
    return Stream.of(
        "server.port=0",
        "movr.web.secret-key=of-the-tests-and-of-nothing-else-0123456789",
        "movr.rides.limit=1m");
  }

  /**
   * @param settings beside those of all benchmarks, such as {@code movr.rides.limit=1h}
   */
  BenchedMovr(String... settings) {
    application =
        new SpringApplicationBuilder(MovrApplication.class, TestConfiguration.class)
            .initializers(new ProxiedDatabase())
            .run(
                Stream.concat(given(), Stream.of(settings))
                    .map(setting -> "--" + setting)
                    .toArray(String[]::new));
  }

  int port() {
    return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  Riders riders() {
    return application.getBean(Riders.class);
  }

  TcpProxy proxy() {
    return application.getBean(TcpProxy.class);
  }

  HikariDataSource pool() {
    return application.getBean(HikariDataSource.class);
  }

  Client clientOf(Login login) {
    return new Client(port()).with(riders().cookieOf(login));
  }

  /** So many percent of the times are no longer. */
  static Duration percentile(List<Duration> times, int percent) {
    var sorted = times.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  @Override
  public void close() {
    application.close();
  }
}
