package dev.movr.login;

import org.springframework.beans.factory.BeanFactory;

/** Tokens of users who have no password, since hashing one takes time. */
public final class TestTokens {
  private TestTokens() {}

  /** What a client of that user's would send as {@code Authorization}. */
  public static String bearer(BeanFactory application, Login login) {
    return "Bearer " + application.getBean(Tokens.class).of(login).accessToken();
  }
}
