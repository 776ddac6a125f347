package dev.movr.staff;

import dev.movr.login.StaffScope;
import dev.movr.staff.StaffMembers.Change;
import dev.movr.start.CommandContext;
import dev.movr.start.StartRefused;
import dev.movr.web.security.SealerConfiguration;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says who is staff. There is no other way to say it. */
@Command(
    name = "staff",
    description = "Says who is staff. Staff see the console, and may suspend accounts.",
    subcommands = {StaffCommand.Add.class, StaffCommand.Remove.class})
public final class StaffCommand {
  /** Read by whoever refuses a command that there is not. */
  @SuppressWarnings("UnusedVariable")
  @Mixin
  private CommandContext context;

  @Command(name = "add", description = "Makes a user staff of the home city, or of all cities.")
  static final class Add implements Runnable {
    @Mixin private CommandContext context;

    @Parameters(paramLabel = "USERNAME", description = "In upper or lower case.")
    private String username;

    @Option(names = "--all-cities", description = "Of all cities, instead of the home city only.")
    private boolean allCities;

    @Override
    public void run() {
      var scope = allCities ? StaffScope.ALL_CITIES : StaffScope.HOME_CITY;
      String what = allCities ? "staff of all cities" : "staff of the home city";
      Change change = change(context, members -> members.add(username, scope, systemUser()));
      tell(change, username, "is %s now".formatted(what), "is %s already".formatted(what));
    }
  }

  @Command(name = "remove", description = "Takes the role of staff away from a user.")
  static final class Remove implements Runnable {
    @Mixin private CommandContext context;

    @Parameters(paramLabel = "USERNAME", description = "In upper or lower case.")
    private String username;

    @Override
    public void run() {
      Change change = change(context, members -> members.remove(username, systemUser()));
      tell(change, username, "is no longer staff", "is not staff");
    }
  }

  /** The database as it is: nothing is migrated. Of the rooms that is made which is asked for. */
  @EnableAutoConfiguration(
      exclude = {FlywayAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
  @ComponentScan(
      value = {
        "dev.movr.database.connection",
        "dev.movr.database.transaction",
        "dev.movr.mail",
        "dev.movr.login",
        "dev.movr.recovery",
        "dev.movr.passkey",
        "dev.movr.staff"
      },
      excludeFilters = @ComponentScan.Filter(Controller.class),
      lazyInit = true)
  @Import(SealerConfiguration.class)
  static final class Rooms {
    @Bean
    static Clock clock() {
      return Clock.systemUTC();
    }
  }

  private static Change change(CommandContext context, Function<StaffMembers, Change> change) {
    return with(context, application -> change.apply(application.getBean(StaffMembers.class)));
  }

  /** Does something with the rooms that commands on accounts need. */
  static <T> T with(CommandContext context, Function<ApplicationContext, T> work) {
    try (var application = context.open(Rooms.class)) {
      return work.apply(application);
    } catch (DataAccessException refusal) {
      throw new StartRefused(
          "The database refuses: "
              + NestedExceptionUtils.getMostSpecificCause(refusal).getMessage(),
          refusal);
    }
  }

  static String systemUser() {
    return System.getProperty("user.name", "unknown");
  }

  private static void tell(Change change, String username, String done, String before) {
    if (change == Change.NO_SUCH_USER) {
      throw new StartRefused("Nobody has the username \"%s\".".formatted(username));
    }
    System.out.println(username + " " + (change == Change.DONE ? done : before) + ".");
  }
}
