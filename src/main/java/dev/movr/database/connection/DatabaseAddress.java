package dev.movr.database.connection;

import dev.movr.start.StartRefused;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/**
 * Where a database is and who logs in there. The password never appears in {@link #toString}.
 *
 * @param hosts {@code host:port}, several separated by commas
 * @param parameters of the driver, as in a URL's query; may be empty
 */
public record DatabaseAddress(
    String hosts, String database, String user, String password, String parameters) {
  private static final String OPTIONS = "options=";
  private static final Pattern URI =
      Pattern.compile(
          "(?:postgresql|postgres|cockroachdb)://(?<user>[^:@/]+)(?::(?<password>[^@/]*))?@(?<hosts>HOST(?:,HOST)*)/(?<database>[^/?#]+)(?:\\?(?<parameters>[^#]*))?"
              .replace("HOST", "(?:[^/?#@,:\\[\\]]+|\\[[0-9a-fA-F:.]+\\])(?::\\d+)?"));

  /**
   * @throws StartRefused when the text is not such a URI; the message does not repeat it
   */
  public static DatabaseAddress of(String uri) {
    return of("DB_URI", uri, "; leave it unset for the embedded database.");
  }

  /** The same, of {@code DB_READ_URI}. */
  static DatabaseAddress ofReplica(String uri) {
    return of("DB_READ_URI", uri, "; leave it unset for fresh reads.");
  }

  private static DatabaseAddress of(String setting, String uri, String advice) {
    var matcher = URI.matcher(uri.strip());
    if (!matcher.matches()) {
      throw new StartRefused(
          setting + " must look like postgresql://user:password@host:port/database" + advice);
    }
    try {
      var address =
          new DatabaseAddress(
              matcher.group("hosts"),
              decoded(matcher.group("database")),
              decoded(matcher.group("user")),
              decoded(Optional.ofNullable(matcher.group("password")).orElse("")),
              Optional.ofNullable(matcher.group("parameters")).orElse(""));
      address.requireUnderstood(setting);
      return address;
    } catch (IllegalArgumentException malformed) {
      throw new StartRefused(setting + " holds a malformed %-escape.", malformed);
    }
  }

  /** The driver's own complaint would show the URL, and a password may be among its parameters. */
  private void requireUnderstood(String setting) {
    for (String url : jdbcUrls()) {
      try {
        DriverManager.getDriver(url);
      } catch (SQLException unknown) {
        throw new StartRefused(
            setting + " holds a port above 65535, or parameters that the driver does not take.");
      }
    }
  }

  private static String decoded(String text) {
    return UriUtils.decode(text, StandardCharsets.UTF_8);
  }

  /** One of each host, in their order. */
  public List<String> jdbcUrls() {
    return Stream.of(hosts.split(",")).map(this::jdbcUrl).toList();
  }

  private String jdbcUrl(String host) {
    String url =
        "jdbc:postgresql://" + host + "/" + UriUtils.encode(database, StandardCharsets.UTF_8);
    return parameters.isEmpty() ? url : url + "?" + parameters;
  }

  /** With these options of a session, whatever those that the URI has say. */
  public DatabaseAddress withOptions(String ours) {
    return withOptions("", ours);
  }

  /** With some options before those that the URI has, and some after: of two, the last counts. */
  DatabaseAddress withOptions(String before, String after) {
    var others = new ArrayList<String>();
    var options = new ArrayList<String>();
    options.add(before);
    for (String parameter : parameters.split("&", -1)) {
      if (parameter.startsWith(OPTIONS)) {
        options.add(
            URLDecoder.decode(parameter.substring(OPTIONS.length()), StandardCharsets.UTF_8));
      } else if (!parameter.isEmpty()) {
        others.add(parameter);
      }
    }
    options.add(after);
    String all = String.join(" ", options).strip();
    others.add(OPTIONS + URLEncoder.encode(all, StandardCharsets.UTF_8));
    return new DatabaseAddress(hosts, database, user, password, String.join("&", others));
  }

  @Override
  public String toString() {
    return "postgresql://" + user + "@" + hosts + "/" + database;
  }
}
