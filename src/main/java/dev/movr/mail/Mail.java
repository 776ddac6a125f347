package dev.movr.mail;

/**
 * A mail to one person, plain text.
 *
 * @param to an e-mail address
 */
public record Mail(String to, String subject, String text) {
  /** Without what it says and to whom. */
  @Override
  public String toString() {
    return "Mail";
  }
}
