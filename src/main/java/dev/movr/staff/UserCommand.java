package dev.movr.staff;

import dev.movr.start.CommandContext;
import dev.movr.web.WebSettings;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the operator does for users. */
@Command(
    name = "user",
    description = "Helps a user who cannot log in.",
    subcommands = UserCommand.Recover.class)
public final class UserCommand {
  /** Read by whoever refuses a command that there is not. */
  @SuppressWarnings("UnusedVariable")
  @Mixin
  private CommandContext context;

  @Command(
      name = "recover",
      description =
          "Prints a link with which a user can choose a new password: good once, and for 30 minutes.")
  static final class Recover implements Runnable {
    @Mixin private CommandContext context;

    @Parameters(paramLabel = "USERNAME", description = "In upper or lower case.")
    private String username;

    @Option(
        names = "--without-passkeys",
        description =
            "Removes the account's passkeys and recovery codes, so that the password alone logs in again: for somebody who has lost them.")
    private boolean withoutPasskeys;

    @Override
    public void run() {
      String link =
          StaffCommand.with(
              context,
              application -> {
                Optional<String> origin = application.getBean(WebSettings.class).publicOrigin();
                String path =
                    application
                        .getBean(RecoveryLinks.class)
                        .path(username, withoutPasskeys, StaffCommand.systemUser());
                return origin.orElse("") + path;
              });
      System.out.println(link);
      if (link.startsWith("/")) {
        System.err.println("PUBLIC_URL is not set: put MovR's address before the link.");
      }
    }
  }
}
