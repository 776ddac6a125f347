package dev.movr.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {
  private static final String FROM = "movr@example.com";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.com",
        "mail.example.com:587",
        "http://mail.example.com",
        "smtp://",
        "smtp://a:sesame@mail.example.com:port",
        "smtp://mail.example.com/path",
        "smtp://mail.example.com?tls=maybe",
        "smtps://mail.example.com?tls=no",
        "smtp://a:ses%ame@mail.example.com"
      })
  void what_is_no_smtp_server_is_refused_without_its_password(String uri) {
    assertThatThrownBy(() -> new MailSettings(uri, FROM))
        .hasMessageStartingWith("movr.mail.smtp-uri must look like")
        .hasMessageNotContaining("ses")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody", "a@b, c@d", "A <a@b>"})
  void mails_come_from_an_address(String from) {
    assertThatThrownBy(() -> new MailSettings("smtp://localhost", from))
        .hasMessageStartingWith("movr.mail.from must be an e-mail address");
    assertThat(new MailSettings("", from).server()).isEmpty();
  }

  @Test
  void user_and_password_are_decoded_and_the_password_shows_nowhere() {
    var settings = new MailSettings("smtps://ad%40a:p%3Aw+x@mail.example.com", FROM);
    var sender = settings.server().orElseThrow().sender(FROM);
    assertThat(sender.getHost()).isEqualTo("mail.example.com");
    assertThat(sender.getPort()).isEqualTo(465);
    assertThat(sender.getUsername()).isEqualTo("ad@a");
    assertThat(sender.getPassword()).isEqualTo("p:w+x");
    assertThat(settings.toString() + settings.server().orElseThrow()).doesNotContain("ad", "p:w");
  }

  @Test
  void without_tls_nothing_is_sent_unless_that_is_asked_for() {
    assertThat(properties("smtp://mail.example.com"))
        .containsEntry("mail.smtp.starttls.required", "true")
        .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
    assertThat(properties("smtp://mail.example.com?tls=no"))
        .containsEntry("mail.smtp.starttls.required", "false");
    assertThat(properties("smtps://mail.example.com"))
        .containsEntry("mail.smtps.ssl.checkserveridentity", "true");
  }

  private static Properties properties(String uri) {
    return SmtpServer.of(uri).sender(FROM).getJavaMailProperties();
  }
}
