package dev.movr.workload.regions;

import dev.movr.database.connection.DatabaseAddress;
import dev.movr.start.StartRefused;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Puts a relay between an instance and the database, which reads what is said. */
final class Relays {
  private static final int POSTGRESQL_PORT = 5432;

  private Relays() {}

  /**
   * Where the relay leads to.
   *
   * @throws StartRefused when the database is to be spoken to in cipher
   */
  static InetSocketAddress target(DatabaseAddress database) {
    if (database.parameters().matches(".*\\bsslmode=(require|verify).*")) {
      throw new StartRefused(
          "movr regions reads what the instances say to the database, so DB_URI must not ask for TLS.");
    }
    String first = database.hosts().replaceFirst(",.*", "");
    int colon = first.lastIndexOf(':');
    return colon > first.indexOf(']')
        ? new InetSocketAddress(
            first.substring(0, colon), Integer.parseInt(first.substring(colon + 1)))
        : new InetSocketAddress(first, POSTGRESQL_PORT);
  }

  /** The value for {@code DB_URI} of an instance behind that relay. */
  static String uri(DatabaseAddress database, int port) {
    return "postgresql://%s:%s@127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable"
        .formatted(
            encoded(database.user()),
            encoded(database.password()),
            port,
            encoded(database.database()));
  }

  private static String encoded(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }
}
