package dev.movr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An SMTP server, and what it was given. */
public final class Inbox implements AutoCloseable {
  private static final Pattern LINK = Pattern.compile("(?m)^(https?://[^/]*)(/\\S+)$");

  private final GreenMail server;

  public Inbox() {
    server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    server.start();
  }

  /** What MovR is told, so that it sends its mails here. */
  public String[] settings() {
    return new String[] {
      "movr.mail.smtp-uri=smtp://127.0.0.1:" + server.getSmtp().getPort() + "?tls=no",
      "movr.mail.from=movr@example.com",
      "movr.recovery.contact=help@example.com",
      "logging.level.com.icegreen=warn",
      "movr.recovery.links-per-address=1000",
      "movr.web.public-url=https://movr.example.com"
    };
  }

  /** What was sent to that address, as soon as it is so many. */
  public List<Received> of(String address, int count) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (of(address).size() < count && System.nanoTime() < end) {
      server.waitForIncomingEmail(200, server.getReceivedMessages().length + 1);
    }
    assertThat(of(address)).hasSize(count);
    return of(address);
  }

  /** What was sent to that address until now. */
  List<Received> of(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .map(Received::of)
        .filter(mail -> mail.to().equals(List.of(address)))
        .toList();
  }

  /** How many were sent to anybody. */
  int count() {
    return server.getReceivedMessages().length;
  }

  /**
   * A mail.
   *
   * @param header of the subject, as it was sent
   */
  public record Received(
      List<String> to, String from, String subject, String header, String type, String text) {
    static Received of(MimeMessage message) {
      try {
        return new Received(
            Arrays.stream(message.getAllRecipients()).map(String::valueOf).toList(),
            String.valueOf(message.getFrom()[0]),
            message.getSubject(),
            message.getHeader("Subject")[0],
            message.getContentType(),
            String.valueOf(message.getContent()).replace("\r\n", "\n"));
      } catch (MessagingException e) {
        throw new AssertionError(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The path of the link in it, which begins with MovR's public address. */
    String path() {
      Matcher found = LINK.matcher(text);
      assertThat(found.find()).as(text).isTrue();
      assertThat(found.group(1)).isEqualTo("https://movr.example.com");
      return found.group(2);
    }

    String link() {
      return path().replaceFirst(".*link=", "");
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
