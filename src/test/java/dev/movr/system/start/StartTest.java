package dev.movr.system.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.MovrProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that fails says in one line what is wrong, and nothing else. */
@Timeout(120)
class StartTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PORT                           | abc                 | PORT must be a whole number, and is "abc".
          PORT                           | -5                  | PORT must be from 0 to 65535, and is -5.
          MANAGEMENT_PORT                | abc                 | MANAGEMENT_PORT must be from 0 to 65535, or off, and is "abc".
          MANAGEMENT_PORT                | 65536               | MANAGEMENT_PORT must be from 0 to 65535, or off, and is "65536".
          MANAGEMENT_ADDRESS             | no.such.host.invalid | MANAGEMENT_ADDRESS must be an address of this machine such as 127.0.0.1, and is "no.such.host.invalid".
          DRAIN                          | soon                | DRAIN must be a duration such as 500ms, 2s or 1h, and is "soon".
          DRAIN                          | -1s                 | DRAIN must not be negative, and is "-1s".
          DATA_DIR                       | ''                  | DATA_DIR must be a path, and is "".
          DATA_DIR                       | /proc/x             | The data directory /proc/x (DATA_DIR) cannot be used: it cannot be created there. Set DATA_DIR to a directory that MovR may write.
          MOVR_DATABASE_POOLSIZE         | 0                   | MOVR_DATABASE_POOLSIZE must be at least 1, and is "0".
          MOVR_DATABASE_STATEMENTTIMEOUT | soon                | MOVR_DATABASE_STATEMENTTIMEOUT must be a duration such as 500ms, 2s or 1h, and is "soon".
          DB_URI                         | mysql://a:sesame@b/ | DB_URI must look like postgresql://user:password@host:port/database; leave it unset for the embedded database.
          DB_URI                         | postgresql://a:sesame@127.0.0.1:1/movr | No database at postgresql://a@127.0.0.1:1/movr (DB_URI): Connection to 127.0.0.1:1 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.
          PUBLIC_URL                     | movr.example.com    | PUBLIC_URL must be like https://movr.example.com, without a path.
          SMTP_URI                       | mail://a:sesame@b   | SMTP_URI must look like smtp://user:password@mail.example.com:587, or smtps://…:465; ?tls=no behind smtp:// does without TLS.
          SMTP_URI                       | smtp://a:sesame@b   | MAIL_FROM must be an e-mail address, since mails come from it, and is "".
          HELP_CONTACT                   | nobody              | HELP_CONTACT must be an e-mail address, and is "nobody".
          MOVR_GBFS_PRICES_EUR_UNLOCK    | -1                  | movr.gbfs.prices must give unlock and minute, neither below 0, for EUR or for amsterdam.
          MOVR_GBFS_PRICES_EUR_UNLOCK    | 0,20                | MOVR_GBFS_PRICES_EUR_UNLOCK must be a number such as 0.25, and is "0,20".
          SPRING_CONFIG_IMPORT           | file:/nowhere.yaml  | ConfigDataResourceNotFoundException: Config data resource 'file [/nowhere.yaml]' via location 'file:/nowhere.yaml' cannot be found (set LOGGING_LEVEL_DEV_MOVR=debug to see where from)
          """)
  void a_wrong_setting_is_named_in_one_line(String variable, String value, String line)
      throws Exception {
    assertRefused(Map.of(variable, value), line);
  }

  @Test
  void a_file_in_place_of_the_data_directory_is_named_in_one_line() throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));
    assertRefused(
        Map.of("DATA_DIR", file.toString()),
        "The data directory %s (DATA_DIR) cannot be used: %s is not a directory. Set DATA_DIR to a directory that MovR may write."
            .formatted(file, file));
  }

  @Test
  void mails_without_an_address_for_their_links_are_refused_in_one_line() throws Exception {
    assertRefused(
        Map.of("SMTP_URI", "smtp://a:sesame@b", "MAIL_FROM", "movr@example.com"),
        "PUBLIC_URL is required together with SMTP_URI: the links in mails begin with it.");
  }

  @Test
  void an_empty_region_is_the_first_in_the_log_too() throws Exception {
    try (var movr = MovrProcess.start(Map.of("REGION", "", "DB_URI", "x"))) {
      movr.awaitEnd();
      assertThat(movr.out()).contains(" INFO  gcp-us-east1 ");
    }
  }

  private void assertRefused(Map<String, String> variables, String line) throws Exception {
    MovrProcess.assertRefused(temporary.resolve("data"), variables, line);
  }
}
