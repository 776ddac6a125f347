package dev.movr.database.transaction;

import dev.movr.login.Login;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ada, whose first name a transaction marks: if it does so twice, or in vain, that is seen. Counts
 * how often the transaction is run.
 */
final class MarkedUser {
  private final JdbcClient jdbc;
  private final Login login;
  private final AtomicInteger runs = new AtomicInteger();

  MarkedUser(JdbcClient jdbc, Login login) {
    this.jdbc = jdbc;
    this.login = login;
  }

  /** Adds an exclamation mark to the first name, and returns it. */
  String mark() {
    return jdbc.sql(
            """
            UPDATE users SET first_name = first_name || '!' WHERE city = ? AND id = ?
            RETURNING first_name
            """)
        .params(login.city().name(), login.userId())
        .query(String.class)
        .single();
  }

  /** Looks first whether that was done before. */
  String markUnlessMarked() {
    return firstName().equals("Ada") ? mark() : firstName();
  }

  String firstName() {
    return jdbc.sql("SELECT first_name FROM users WHERE city = ? AND id = ?")
        .params(login.city().name(), login.userId())
        .query(String.class)
        .single();
  }

  Login login() {
    return login;
  }

  /** Counts this run, and says which it is: 1 is the first. */
  int run() {
    return runs.incrementAndGet();
  }

  /** Counts this run, and does something if it is the first. */
  void inFirstRun(Runnable something) {
    if (run() == 1) {
      something.run();
    }
  }

  int runs() {
    return runs.get();
  }
}
