package dev.movr.web;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who runs this MovR for others, as its pages say; blank: they do not say it.
 *
 * @param address where post arrives, on one line
 * @param termsUrl of the terms of use
 */
@ConfigurationProperties("movr.operator")
public record OperatorSettings(String name, String address, String email, String termsUrl) {
  private static final Pattern URL = Pattern.compile("https?://[^/\\s]+(/\\S*)?");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  public OperatorSettings(
      @Nullable String name,
      @Nullable String address,
      @Nullable String email,
      @Nullable String termsUrl) {
    this.name = Objects.requireNonNullElse(name, "").strip();
    this.address = Objects.requireNonNullElse(address, "").strip();
    this.email = Objects.requireNonNullElse(email, "").strip();
    this.termsUrl = Objects.requireNonNullElse(termsUrl, "").strip();
    if (!this.email.isEmpty() && !EMAIL.matcher(this.email).matches()) {
      throw new IllegalArgumentException("movr.operator.email must be an e-mail address");
    }
    if (!this.termsUrl.isEmpty() && !URL.matcher(this.termsUrl).matches()) {
      throw new IllegalArgumentException(
          "movr.operator.terms-url must be a URL like https://example.com/terms");
    }
  }

  /** Whether there is something to say in an imprint. */
  public boolean named() {
    return !name.isEmpty();
  }
}
