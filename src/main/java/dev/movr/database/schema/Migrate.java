package dev.movr.database.schema;

import dev.movr.start.CommandContext;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the tables up to date without serving: what a start of MovR does before anything else. */
@Command(
    name = "migrate",
    description = {
      "Brings the database's tables up to date, and exits. MovR does the same when it starts.",
      "Exits with status 1 if that fails."
    })
public final class Migrate implements Runnable {
  @Mixin private CommandContext context;

  /** The database, whose tables are brought up to date when it is opened. */
  @EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
  @ComponentScan({
    "dev.movr.database.connection",
    "dev.movr.database.transaction",
    "dev.movr.database.schema"
  })
  static final class Rooms {}

  @Override
  public void run() {
    context.open(Rooms.class).close();
    System.out.println("The tables are up to date.");
  }
}
