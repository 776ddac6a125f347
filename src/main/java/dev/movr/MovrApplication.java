package dev.movr;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Starts MovR. */
@SpringBootApplication(
    proxyBeanMethods = false,
    exclude = UserDetailsServiceAutoConfiguration.class)
public class MovrApplication {

  public static void main(String[] arguments) {
    // In MovR, DEBUG fixes the client's place, as in the seeds; in Spring Boot it would turn on its
    // own debug report.
    System.setProperty("debug", "false");
    if (System.getenv().getOrDefault("REGION", "x").isBlank()) {
      // As if it were unset, in the log too: its pattern can tell only whether it is set.
      System.setProperty("REGION", "${movr.catalogue.regions[0].name:}");
    }
    int status = execute(arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Runs the command, and returns the exit status: 0 while MovR serves. */
  public static int execute(String... arguments) {
    return MovrCommand.execute(arguments);
  }

  @Bean
  static Clock clock() {
    return Clock.systemUTC();
  }
}
