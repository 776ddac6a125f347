package dev.movr.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.movr.start.StartRefused;
import dev.movr.web.WebSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MailsTest {
  private static final String FROM = "movr@example.com";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private static WebSettings at(String publicUrl) {
    return new WebSettings(
        null, null, publicUrl, null, false, null, null, null, "none", "X-City", "X-PLACE", "", "");
  }

  private Mails to(String server) {
    return new Mails(new MailSettings(server, FROM), at("https://movr.example.com"), meters);
  }

  private double count(String outcome) {
    return meters.get("movr.mails").tag("outcome", outcome).counter().count();
  }

  private static Optional<Mail> mailTo(String address) {
    return Optional.of(new Mail(address, "Grüße", "Hello\n"));
  }

  @Test
  void what_waits_at_the_end_is_still_sent() throws Exception {
    var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    server.start();
    try {
      var mails = to("smtp://127.0.0.1:" + server.getSmtp().getPort() + "?tls=no");
      for (int i = 0; i < 10; i++) {
        assertThat(mails.send(() -> mailTo("ada@bücher.example"))).isTrue();
      }
      mails.send(Optional::empty);
      mails.stop();
      assertThat(server.getReceivedMessages()).hasSize(10);
      var mail = server.getReceivedMessages()[0];
      assertThat(mail.getSubject()).isEqualTo("Grüße");
      assertThat(mail.getHeader("To")).containsExactly("ada@xn--bcher-kva.example");
      assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(mail.getMessageID()).endsWith("@example.com>");
      assertThat(count("sent")).isEqualTo(10);
    } finally {
      server.stop();
    }
  }

  /** The server offers no STARTTLS, as whoever stands between might pretend. */
  @Test
  void without_tls_nothing_is_handed_over() {
    var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    server.start();
    try {
      var mails = to("smtp://127.0.0.1:" + server.getSmtp().getPort());
      mails.send(() -> mailTo("ada@example.com"));
      mails.stop();
      assertThat(server.getReceivedMessages()).isEmpty();
      assertThat(count("failed")).isEqualTo(1);
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ada@example.com", "victim,ada@example.com", "a<victim@example.com>", "a@b..c"})
  void what_is_not_sent_is_counted_and_logged_without_the_address(
      String address, CapturedOutput output) {
    var mails = to("smtp://user:sesame@127.0.0.1:1?tls=no");
    mails.send(() -> mailTo(address));
    mails.stop();
    assertThat(count("failed")).isEqualTo(1);
    assertThat(output)
        .contains("A mail was not sent by 127.0.0.1:1: ")
        .doesNotContain("ada", "victim", "a@b", "sesame");
  }

  @Test
  void when_too_many_wait_no_more_are_taken_and_nobody_waits() throws Exception {
    var mails = to("smtp://127.0.0.1:1?tls=no");
    var held = new CountDownLatch(1);
    try {
      int taken = 0;
      while (mails.send(() -> held(held)) && taken < 10_000) {
        taken++;
      }
      assertThat(taken).isBetween(1_000, 1_010);
      assertThat(count("refused")).isEqualTo(1);
    } finally {
      held.countDown();
      mails.stop();
    }
  }

  private static Optional<Mail> held(CountDownLatch held) {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  @Test
  void without_a_server_no_mail_is_even_made() {
    var mails = new Mails(new MailSettings("", ""), at(""), meters);
    assertThat(mails.areSent()).isFalse();
    assertThat(
            mails.send(() -> {
              throw new AssertionError("made");
            }))
        .isTrue();
    mails.stop();
    assertThat(count("failed")).isZero();
  }

  @Test
  void links_need_an_address_to_begin_with() {
    assertThatThrownBy(() -> new Mails(new MailSettings("smtp://localhost", FROM), at(""), meters))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "PUBLIC_URL is required together with SMTP_URI: the links in mails begin with it.");
  }
}
