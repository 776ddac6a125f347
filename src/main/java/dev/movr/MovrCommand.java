package dev.movr;

import dev.movr.backup.Backup;
import dev.movr.backup.Restore;
import dev.movr.books.Check;
import dev.movr.database.schema.Migrate;
import dev.movr.database.topology.ApplyCatalogue;
import dev.movr.database.topology.ConfigureMultiRegion;
import dev.movr.staff.StaffCommand;
import dev.movr.staff.UserCommand;
import dev.movr.start.CommandContext;
import dev.movr.start.StartReported;
import dev.movr.workload.load.Load;
import dev.movr.workload.regions.Regions;
import dev.movr.workload.run.Run;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** The commands. Without one MovR serves. */
@Command(
    name = "movr",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = MovrCommand.Version.class,
    description = "Shares vehicles in many cities. Without a command it does what serve does.",
    footer = {
      "",
      "Settings are environment variables (README.md lists them), or options such as --movr.database.uri=… .",
      "A command exits with status 0, with 1 if it failed, and with 2 if it was not understood."
    },
    subcommands = {
      MovrCommand.Serve.class,
      Load.class,
      Run.class,
      Check.class,
      Regions.class,
      Backup.class,
      Restore.class,
      Migrate.class,
      ConfigureMultiRegion.class,
      ApplyCatalogue.class,
      StaffCommand.class,
      UserCommand.class,
      GenerateCompletion.class,
      HelpCommand.class
    })
final class MovrCommand implements Runnable {
  @Mixin private CommandContext context;

  @Override
  public void run() {
    context.start(new SpringApplication(MovrApplication.class));
  }

  /** The same, by its name. */
  @Command(name = "serve", description = "Serves pages, API and feed until it is told to stop.")
  static final class Serve implements Runnable {
    @Mixin private CommandContext context;

    @Override
    public void run() {
      context.start(new SpringApplication(MovrApplication.class));
    }
  }

  /** As the build has written it into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = MovrCommand.class.getPackage().getImplementationVersion();
      return new String[] {"MovR " + Optional.ofNullable(version).orElse("from its sources")};
    }
  }

  /** Returns the exit status; while MovR serves, that is 0. */
  static int execute(String... arguments) {
    var command = new CommandLine(new MovrCommand()).setUnmatchedArgumentsAllowed(true);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    return command
        .setExecutionStrategy(MovrCommand::executeWhenUnderstood)
        .setParameterExceptionHandler((slip, all) -> misunderstood(slip))
        .setExecutionExceptionHandler((failure, line, result) -> failed(failure, line))
        .execute(arguments);
  }

  private static int executeWhenUnderstood(ParseResult result) {
    ParseResult last = result;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandSpec context = last.commandSpec().mixins().get("context");
    if (context != null) {
      ((CommandContext) context.userObject()).refuseSlips();
    }
    return new RunLast().execute(result);
  }

  private static int misunderstood(ParameterException slip) {
    String name = slip.getCommandLine().getCommandSpec().qualifiedName();
    String line = inOneLine(slip);
    System.err.println(line + (line.endsWith(".") ? "" : ".") + " See " + name + " --help.");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine command) {
    if (!(failure instanceof StartReported)) {
      System.err.println(command.getCommandSpec().qualifiedName() + ": " + inOneLine(failure));
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String inOneLine(Exception failure) {
    return String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
  }
}
