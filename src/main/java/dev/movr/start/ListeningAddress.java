package dev.movr.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Checks the port, and prints MovR's address as soon as it answers there. */
@Component
final class ListeningAddress implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {
  static final int HIGHEST_PORT = 65_535;

  private static final Logger log = LoggerFactory.getLogger(ListeningAddress.class);

  private final ServerProperties server;

  ListeningAddress(ServerProperties server) {
    this.server = server;
  }

  /** With a negative port Spring Boot would start without listening anywhere. */
  @Override
  public void customize(ConfigurableWebServerFactory factory) {
    Integer port = server.getPort();
    if (port != null && (port < 0 || port > HIGHEST_PORT)) {
      throw new StartRefused("PORT must be from 0 to %d, and is %d.".formatted(HIGHEST_PORT, port));
    }
  }

  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void ready(ApplicationReadyEvent event) {
    var environment = event.getApplicationContext().getEnvironment();
    String management = environment.getProperty("local.management.port");
    if (management != null) {
      log.info("Health and metrics are on port {}", management);
    }
    String port = environment.getProperty("local.server.port");
    if (port != null) {
      tell("MovR is ready: http://localhost:" + port + "/", environment);
    }
  }

  /** As a line of its own, or among the log's documents as one of them. */
  private static void tell(String line, Environment environment) {
    if (LogFormat.isStructured(environment)) {
      log.info(line);
    } else {
      System.out.println(line);
    }
  }
}
