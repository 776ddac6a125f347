package dev.movr.backup;

import dev.movr.database.embedded.Restoration;
import dev.movr.start.CommandContext;
import dev.movr.start.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a backup of the embedded database into a data directory that has none. */
@Command(
    name = "restore",
    description = {
      "Puts a backup of the embedded database, with its secrets, into a DATA_DIR that has no database.",
      "Its files are compared with their checksums, and its books are checked, before it is in place.",
      "Exits with status 1 if nothing is restored, or if its books do not agree."
    })
public final class Restore implements Callable<Integer> {
  @Mixin private CommandContext context;

  @Parameters(
      paramLabel = "DIRECTORY",
      description = "What movr backup has made. It stays as it is.")
  private Path backup;

  @Override
  public Integer call() {
    Path data = DataFiles.directory(context);
    try (var restoration = Restoration.begin(backup.toAbsolutePath().normalize(), data)) {
      boolean agree = DataFiles.agree(context, restoration.directory());
      restoration.finish();
      System.out.println("The backup is restored to " + data.toAbsolutePath().normalize() + ".");
      return agree ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (IOException e) {
      throw new StartRefused("Nothing is restored: %s.".formatted(e), e);
    }
  }
}
