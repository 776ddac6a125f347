package dev.movr.database.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.movr.start.StartRefused;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          postgresql://ada:secret@db:5432/movr,        jdbc:postgresql://db:5432/movr
          postgres://ada:secret@db/movr,               jdbc:postgresql://db/movr
          cockroachdb://ada@db:26257/movr,             jdbc:postgresql://db:26257/movr
          'postgresql://ada:x@a:1,b:2/movr',           'jdbc:postgresql://a:1/movr jdbc:postgresql://b:2/movr'
          postgresql://ada:x@[::1]:5432/movr,          jdbc:postgresql://[::1]:5432/movr
          postgresql://ada:x@db/movr?sslmode=require,  jdbc:postgresql://db/movr?sslmode=require
          'postgresql://ada:x@[::1],b/movr',           'jdbc:postgresql://[::1]/movr jdbc:postgresql://b/movr'
          postgresql://ada:x@db/a+b,                   jdbc:postgresql://db/a%2Bb
          postgresql://ada:x@db/my%20db,               jdbc:postgresql://db/my%20db
          ' postgresql://ada:x@db/movr ',              jdbc:postgresql://db/movr
          """)
  void a_uri_becomes_the_drivers_url_of_each_host_without_user_and_password(
      String uri, String urls) {
    assertThat(DatabaseAddress.of(uri).jdbcUrls()).containsExactly(urls.split(" "));
  }

  @Test
  void user_and_password_are_decoded() {
    var address = DatabaseAddress.of("postgresql://a%40b:p%3A%2F%3F%25%C3%A9@db/movr");

    assertThat(address.user()).isEqualTo("a@b");
    assertThat(address.password()).isEqualTo("p:/?%é");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "db/movr",
        "postgresql://",
        "postgresql://db/movr",
        "postgresql://ada:secret@db",
        "postgresql://ada:secret@db/",
        "postgresql://ada:secret@/movr",
        "mysql://ada:secret@db/movr",
        "jdbc:postgresql://ada:secret@db/movr",
        "postgresql://ada:sec/ret@db/movr",
        "postgresql://ada:%zz@db/movr",
        "postgresql://ada:secret@,/movr",
        "postgresql://ada:secret@,db/movr",
        "postgresql://ada:secret@db,/movr",
        "postgresql://ada:secret@::1/movr",
        "postgresql://ada@db:port/movr?password=secret",
        "postgresql://ada@db:99999/movr?password=secret",
        "postgresql://ada@db/movr?password=secret&sslmode=%zz"
      })
  void anything_else_is_refused_in_one_line_that_does_not_repeat_it(String uri) {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> DatabaseAddress.of(uri))
        .withMessageContaining("DB_URI")
        .withMessageNotContainingAny("secret", "\n");
  }

  @Test
  void the_address_of_a_replica_is_refused_under_its_own_name() {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> DatabaseAddress.ofReplica("x"))
        .withMessageStartingWith("DB_READ_URI must look like");
  }

  @Test
  void settings_do_not_show_passwords() {
    var second = Duration.ofSeconds(1);
    var settings =
        new DatabaseSettings("//ada:secret@db", "//ada:secret@db", Path.of("x"), 1, second, second);
    assertThat(settings.toString()).doesNotContain("secret");
  }

  @Test
  void the_password_is_not_shown() {
    assertThat(DatabaseAddress.of("postgresql://ada:secret@db/movr?x=y"))
        .hasToString("postgresql://ada@db/movr");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',                                       options=-c+a%3D1
          sslmode=require,                          sslmode=require&options=-c+a%3D1
          options=-c%20a%3D2&sslmode=require,       sslmode=require&options=-c+a%3D2+-c+a%3D1
          options=--cluster%3Dmovr-1,               options=--cluster%3Dmovr-1+-c+a%3D1
          """)
  void options_of_the_uri_come_before_ours(String given, String merged) {
    var address = DatabaseAddress.of("postgresql://ada:x@db/movr?" + given);

    assertThat(address.withOptions("-c a=1").parameters()).isEqualTo(merged);
  }
}
