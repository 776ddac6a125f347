package dev.movr;

import dev.movr.region.Cities;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Starts MovR. */
@SpringBootApplication(proxyBeanMethods = false)
public class MovrApplication {

  public static void main(String[] arguments) {
    // In MovR, DEBUG fixes the client's place, as in the seeds; in Spring Boot it would turn on its
    // own debug report.
    System.setProperty("debug", "false");
    SpringApplication.run(MovrApplication.class, arguments);
  }

  @Bean
  static Cities cities(Environment environment) {
    return Binder.get(environment).bind("movr.catalogue", Cities.class).get();
  }
}
