package dev.movr.staff;

import dev.movr.MovrApplication;
import dev.movr.testing.TestDatabase;
import java.util.stream.Stream;

/** Calls commands on the tests' database, with the tests' key. */
final class AccountCommands {
  static final String SECRET = "--SECRET_KEY=of-the-tests-and-of-nothing-else-0123456789";

  private AccountCommands() {}

  /** Returns the exit status. */
  static int run(String... arguments) {
    return MovrApplication.execute(
        Stream.concat(
                Stream.of(arguments),
                Stream.of("--movr.database.uri=" + TestDatabase.uri(), SECRET))
            .toArray(String[]::new));
  }
}
