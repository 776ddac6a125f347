package dev.movr.workload.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.movr.database.connection.DatabaseAddress;
import dev.movr.region.Cities;
import dev.movr.region.Region;
import dev.movr.relay.TcpProxy;
import dev.movr.testing.MovrTest;
import dev.movr.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The driver and PostgreSQL, with a relay between them that plays an instance in the US East. */
@MovrTest
class JourneyTest {
  private static final long FAR = 91;

  @Autowired Cities cities;

  private Ways ways;
  private Way toEurope;
  private TcpProxy relay;
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    ways = new Ways(cities);
    Region here = region("gcp-us-east1");
    toEurope = ways.of(here, region("gcp-europe-west1"));
    relay = new TcpProxy(TestDatabase.server(), () -> new Journey(here, ways));
    var address = DatabaseAddress.of(TestDatabase.uri());
    String url = "jdbc:" + Relays.uri(address, relay.port()).replaceFirst("//[^@]*@", "//");
    connection = DriverManager.getConnection(url, address.user(), address.password());
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
    relay.close();
  }

  private Region region(String name) {
    return cities.region(name).orElseThrow();
  }

  /** Returns how long it took. */
  private Duration ask(String sql, Object value) throws SQLException {
    long begin = System.nanoTime();
    try (var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      statement.execute();
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @ParameterizedTest
  @CsvSource({"paris, 1", "rome, 1", "new york, 0", "atlantis, 0"})
  void a_statement_goes_to_the_region_of_the_city_that_it_names(String city, int taken)
      throws SQLException {
    Duration time = ask("SELECT ?::text", city);
    assertThat(toEurope.statements()).isEqualTo(taken);
    assertThat(time).isGreaterThanOrEqualTo(Duration.ofMillis(taken * FAR));
  }

  @Test
  void one_that_names_several_goes_to_all_of_them() throws SQLException {
    var array = connection.createArrayOf("text", new String[] {"new york", "seattle", "rome"});
    for (int i = 0; i < 7; i++) {
      ask("SELECT count(*) FROM rides WHERE city = ANY (?)", array);
    }
    assertThat(ways.from(region("gcp-us-east1")))
        .extracting(Way::statements)
        .containsExactly(7L, 7L, 7L);
  }

  @Test
  void a_commit_goes_to_where_the_transaction_has_been() throws SQLException {
    connection.setAutoCommit(false);
    ask("SELECT ?::text", "paris");
    ask("SELECT ?::text", "boston");
    long begin = System.nanoTime();
    connection.commit();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(FAR));
    assertThat(toEurope.statements()).isEqualTo(2);
    ask("SELECT ?::text", "boston");
    connection.commit();
    assertThat(toEurope.statements()).isEqualTo(2);
  }

  @Test
  void the_directory_is_written_in_all_regions_and_read_in_none() throws SQLException {
    ask("SELECT username FROM usernames WHERE username = ?", "nobody");
    assertThat(toEurope.statements()).isZero();
    ask("DELETE FROM usernames WHERE username = ?", "nobody");
    assertThat(toEurope.statements()).isEqualTo(1);
  }

  @Test
  void a_cut_way_is_answered_by_a_timeout_and_the_connection_lives() throws SQLException {
    toEurope.cut(true);
    assertThatThrownBy(() -> ask("SELECT ?::text", "paris"))
        .isInstanceOfSatisfying(
            SQLException.class, refusal -> assertThat(refusal.getSQLState()).isEqualTo("57014"));
    ask("SELECT ?::text", "new york");
    toEurope.cut(false);
    assertThat(ask("SELECT ?::text", "paris")).isGreaterThan(Duration.ofMillis(FAR));
  }

  @Test
  void in_a_transaction_it_is_rolled_back() throws SQLException {
    connection.setAutoCommit(false);
    ask("SELECT ?::text", "new york");
    toEurope.cut(true);
    assertThatThrownBy(() -> ask("SELECT ?::text", "rome")).hasMessageContaining("europe");
    connection.rollback();
    ask("SELECT ?::text", "new york");
    connection.commit();
  }

  @Test
  void what_is_long_and_comes_in_pieces_is_understood() throws SQLException {
    ask("SELECT '" + "x".repeat(50_000) + "', ?::text", "paris");
    assertThat(toEurope.statements()).isEqualTo(1);
    ways.lose(region("gcp-europe-west1"), true);
    String sql = "SELECT '" + "y".repeat(50_000) + "', ?::text";
    assertThatThrownBy(() -> ask(sql, "paris")).hasMessageContaining("europe");
    ask("SELECT ?::text", "boston");
  }

  @Test
  void a_slow_way_takes_longer() throws SQLException {
    toEurope.slow(true);
    assertThat(ask("SELECT ?::text", "paris")).isGreaterThan(Duration.ofMillis(300 + FAR));
  }
}
