package dev.movr.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Says on which port health and metrics are: on the one that {@code MANAGEMENT_PORT} gives, else as
 * far from {@code PORT} that two instances on a machine do not meet.
 */
final class ManagementPort implements EnvironmentPostProcessor, Ordered {
  static final String PROPERTY = "management.server.port";

  private static final String ADDRESS = "management.server.address";

  private static final int DISTANCE = 10_000;
  private static final List<String> OFF = List.of("off", "-1", "");
  private static final String NONE = "-1";
  private static final String ANY = "0";

  /** After application.yaml has been read. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (application.getWebApplicationType() == WebApplicationType.NONE) {
      return;
    }
    String given = environment.getProperty(PROPERTY, "off").strip();
    String main = environment.getProperty("server.port", "").strip();
    if (!main.matches("-?\\d*")) {
      // Spring Boot compares the two ports before it has looked at this one.
      throw new StartRefused("PORT must be a whole number, and is \"%s\".".formatted(main));
    }
    String port = port(given, main);
    String address = address(environment.getProperty(ADDRESS, ""));
    if (!port.equals(NONE) && !isOfThisMachine(address)) {
      throw new StartRefused(
          "MANAGEMENT_ADDRESS must be an address of this machine such as 127.0.0.1, and is \"%s\"."
              .formatted(address));
    }
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource("management port", Map.of(PROPERTY, port, ADDRESS, address)));
  }

  static String port(String given, String main) {
    if (OFF.contains(given)) {
      return NONE;
    }
    if (given.equals("auto")) {
      return number(main)
          .filter(port -> port > 0 && port <= ListeningAddress.HIGHEST_PORT - DISTANCE)
          .mapToObj(port -> String.valueOf(port + DISTANCE))
          .findFirst()
          .orElse(ANY);
    }
    if (number(given).noneMatch(port -> port >= 0 && port <= ListeningAddress.HIGHEST_PORT)) {
      throw new StartRefused(
          "MANAGEMENT_PORT must be from 0 to %d, or off, and is \"%s\"."
              .formatted(ListeningAddress.HIGHEST_PORT, given));
    }
    if (given.equals(main) && !given.equals(ANY)) {
      throw new StartRefused(
          "MANAGEMENT_PORT must be another port than PORT, which is " + main + ".");
    }
    return given;
  }

  /** An empty one would be all that the machine has. */
  static String address(String given) {
    return given.isBlank() ? "127.0.0.1" : given.strip();
  }

  /** Whether it can be listened on. */
  static boolean isOfThisMachine(String address) {
    try {
      var known = InetAddress.getByName(address);
      return known.isAnyLocalAddress()
          || known.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(known) != null;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static IntStream number(String text) {
    return text.matches("\\d{1,5}") ? IntStream.of(Integer.parseInt(text)) : IntStream.empty();
  }
}
