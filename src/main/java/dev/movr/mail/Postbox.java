package dev.movr.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.IDN;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands mails to an SMTP server. */
final class Postbox {
  private final SmtpServer server;
  private final String from;
  private final JavaMailSenderImpl sender;

  Postbox(SmtpServer server, String from) {
    this.server = server;
    this.from = from;
    this.sender = server.sender(from);
  }

  SmtpServer server() {
    return server;
  }

  /**
   * @throws MailException when the server is away, or does not take it
   */
  void put(Mail mail) {
    try {
      sender.send(message(mail));
    } catch (MessagingException | IllegalArgumentException notAnAddress) {
      throw new MailParseException(notAnAddress);
    }
  }

  private MimeMessage message(Mail mail) throws MessagingException {
    MimeMessage message = sender.createMimeMessage();
    var written = new MimeMessageHelper(message, "UTF-8");
    written.setFrom(from);
    written.setTo(address(mail.to()));
    written.setSubject(mail.subject());
    written.setText(mail.text());
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  /** One address, never a list of them, whatever it holds. */
  private static InternetAddress address(String text) throws MessagingException {
    int at = text.indexOf('@');
    var address = new InternetAddress();
    address.setAddress(text.substring(0, at + 1) + IDN.toASCII(text.substring(at + 1)));
    address.validate();
    return address;
  }

  /** What went wrong, by its kinds alone: an SMTP server's words often repeat the address. */
  static String kinds(Throwable failure) {
    Stream<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    Stream<Throwable> ofMessages =
        failure instanceof MailSendException send
            ? Stream.of(send.getMessageExceptions())
            : Stream.of();
    return Stream.concat(causes, ofMessages)
        .map(cause -> cause.getClass().getSimpleName())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
