package dev.movr.database.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.MovrTest;
import dev.movr.testing.StoreTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** CockroachDB ignores the settings that it does not know, and says nothing. */
@MovrTest
@StoreTest
class SessionSettingsTest {
  @Autowired JdbcClient jdbc;
  @Autowired Engine engine;
  @Autowired DatabaseSettings settings;

  private List<String> sent() {
    var sent = SessionSettings.of(engine, settings.statementTimeout());
    return Stream.concat(sent.plans().stream(), sent.others().stream()).toList();
  }

  @Test
  void each_is_known_to_the_server_and_in_force() {
    assertThat(sent()).hasSizeGreaterThanOrEqualTo(5);
    for (String setting : sent()) {
      String[] part = setting.split("=", 2);
      String name = part[0];
      String value = part[1].replace("\\ ", " ");
      String found = jdbc.sql("SELECT current_setting(?)").param(name).query(String.class).single();
      if (name.endsWith("_timeout")) {
        assertThat(found).as(name).matches("[1-9][0-9]*(ms|s|min)?");
      } else {
        assertThat(found).as(name).isEqualToIgnoringCase(value);
      }
    }
  }
}
