package dev.movr.backup;

import dev.movr.database.embedded.Checksums;
import dev.movr.database.embedded.HotCopy;
import dev.movr.start.CommandContext;
import dev.movr.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Backs up the embedded database, also while a MovR uses it. */
@Command(
    name = "backup",
    description = {
      "Copies the embedded database and its secrets into a new directory, even while MovR runs.",
      "The copy is started once, and its books are checked, before the directory gets its name.",
      "Exits with status 1 if there is no backup, or if its books do not agree."
    })
public final class Backup implements Callable<Integer> {
  @Mixin private CommandContext context;

  @Parameters(
      paramLabel = "DIRECTORY",
      description = "Must not exist yet. Keep it like a password.")
  private Path directory;

  @Override
  public Integer call() {
    Path data = DataFiles.directory(context);
    Path target = directory.toAbsolutePath().normalize();
    requireFree(target, data.toAbsolutePath().normalize());
    Path unfinished = target.resolveSibling(target.getFileName() + ".part");
    try {
      boolean agree = make(data, unfinished);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      System.out.println("The backup is in " + target + ".");
      return agree ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (IOException e) {
      throw new StartRefused("There is no backup: %s.".formatted(e), e);
    } finally {
      delete(unfinished);
    }
  }

  private static void requireFree(Path target, Path data) {
    if (Files.exists(target)) {
      throw new StartRefused("%s exists: name another directory.".formatted(target));
    } else if (target.startsWith(data)) {
      throw new StartRefused("%s is in the data directory: name another.".formatted(target));
    }
  }

  private boolean make(Path data, Path copy) throws IOException {
    FileSystemUtils.deleteRecursively(copy);
    Files.createDirectories(copy.getParent());
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    Files.createDirectory(copy, PosixFilePermissions.asFileAttribute(ownerOnly));
    HotCopy.copy(data, copy);
    boolean agree = DataFiles.agree(context, copy);
    HotCopy.removeTraces(copy);
    Checksums.write(copy);
    return agree;
  }

  private static void delete(Path unfinished) {
    try {
      FileSystemUtils.deleteRecursively(unfinished);
    } catch (IOException e) {
      System.err.println("%s cannot be deleted: %s".formatted(unfinished, e.getMessage()));
    }
  }
}
