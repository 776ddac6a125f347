package dev.movr.testing;

import dev.movr.MovrApplication;
import dev.movr.database.connection.DatabaseAddress;
import dev.movr.region.Region;
import dev.movr.start.StartRefused;
import java.net.URI;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A server that runs already: each run has databases of its own there, which it drops at its end.
 */
final class GivenServer implements TestServer {
  private final String uri;
  private final String version;

  /**
   * @param uri as for {@code DB_URI}, of one host, and a user who may create databases
   * @throws StartRefused when it names no user, or is no such URI
   */
  GivenServer(String uri) {
    if (DatabaseAddress.of(uri).hosts().contains(",")) {
      throw new IllegalStateException("the tests need one host, not several");
    }
    this.uri = uri;
    this.version = firstColumn("SELECT version()").iterator().next();
  }

  /** What the server says that it is. */
  String version() {
    return version;
  }

  boolean isCockroach() {
    return version.startsWith("CockroachDB");
  }

  /** The contract is about what is done, not about how fast. */
  @Override
  public String[] settings() {
    return new String[] {"movr.database.statement-timeout=15s"};
  }

  /** On a cluster with all the catalogue's regions it is given these, by MovR's own command. */
  @Override
  public String create(String name) {
    String database =
        "movr_test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12) + "_" + name;
    TestServer.execute(uri, "CREATE DATABASE " + database);
    String created = withDatabase(database);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(database)));
    if (hasAllRegions()) {
      MovrApplication.main(
          new String[] {"configure-multi-region", "--movr.database.uri=" + created});
    }
    return created;
  }

  void drop(String database) {
    String open = isCockroach() ? " CASCADE" : " WITH (FORCE)";
    TestServer.execute(uri, "DROP DATABASE IF EXISTS " + database + open);
  }

  boolean hasAllRegions() {
    return isCockroach()
        && firstColumn("SHOW REGIONS FROM CLUSTER")
            .containsAll(TestCatalogue.ofTheRun().regions().stream().map(Region::name).toList());
  }

  private Set<String> firstColumn(String query) {
    try (var connection = TestServer.connect(uri);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var found = new HashSet<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String withDatabase(String database) {
    URI given = URI.create(uri);
    String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
    return given.getScheme() + "://" + given.getRawAuthority() + "/" + database + query;
  }
}
