package dev.movr.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Where mails are handed in: {@code smtps://} speaks TLS from the first byte on, {@code smtp://}
 * begins it with STARTTLS and goes no further without, unless {@code ?tls=no} is behind it.
 */
record SmtpServer(URI uri) {
  private static final int PORT = 587;
  private static final int PORT_WITH_TLS = 465;

  /** In milliseconds: for opening a connection, and for each answer. */
  private static final String PATIENCE = "5000";

  /**
   * @throws IllegalArgumentException when it is no such address; what it holds is not told
   */
  static SmtpServer of(String text) {
    try {
      var uri = new URI(text.strip());
      boolean plain = Objects.equals(uri.getRawQuery(), "tls=no");
      boolean known =
          List.of("smtp", plain ? "smtp" : "smtps").contains(String.valueOf(uri.getScheme()));
      boolean whole = uri.getHost() != null && uri.getRawPath().matches("/?");
      if (known && whole && (plain || uri.getRawQuery() == null) && uri.getFragment() == null) {
        return new SmtpServer(uri);
      }
    } catch (URISyntaxException notAnAddress) {
      // Is told below, without the password that it may hold.
    }
    throw new IllegalArgumentException(
        "movr.mail.smtp-uri must look like smtp://user:password@mail.example.com:587, or smtps://…:465; ?tls=no behind smtp:// does without TLS");
  }

  private boolean encrypted() {
    return "smtps".equals(uri.getScheme());
  }

  int port() {
    return uri.getPort() >= 0 ? uri.getPort() : encrypted() ? PORT_WITH_TLS : PORT;
  }

  private Optional<String> login(int part) {
    return Optional.ofNullable(uri.getRawUserInfo())
        .map(info -> info.split(":", 2))
        .filter(parts -> parts.length > part)
        .map(parts -> URLDecoder.decode(parts[part].replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  /** What hands mails to it. */
  JavaMailSenderImpl sender(String from) {
    var sender = new JavaMailSenderImpl();
    sender.setProtocol(uri.getScheme());
    sender.setHost(uri.getHost());
    sender.setPort(port());
    login(0).ifPresent(sender::setUsername);
    login(1).ifPresent(sender::setPassword);
    sender.setJavaMailProperties(properties(from));
    return sender;
  }

  private Properties properties(String from) {
    String prefix = "mail." + uri.getScheme() + ".";
    String startTls = String.valueOf(!encrypted() && uri.getRawQuery() == null);
    var properties = new Properties();
    // The message's id is made from it, instead of from this machine's name.
    properties.put("mail.from", from);
    properties.put(prefix + "auth", String.valueOf(login(0).isPresent()));
    properties.put(prefix + "starttls.enable", startTls);
    properties.put(prefix + "starttls.required", startTls);
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "connectiontimeout", PATIENCE);
    properties.put(prefix + "timeout", PATIENCE);
    properties.put(prefix + "writetimeout", PATIENCE);
    return properties;
  }

  /** Without user and password. */
  @Override
  public String toString() {
    return uri.getHost() + ":" + port();
  }
}
