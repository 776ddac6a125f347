package dev.movr.database.embedded;

import dev.movr.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/**
 * A data directory without a database, while a backup is put into it. Until the {@linkplain
 * #finish() end} what is restored stands beside its place.
 */
public final class Restoration implements AutoCloseable {
  private final DataDirectory data;
  private final Path beside;

  private Restoration(DataDirectory data) {
    this.data = data;
    this.beside = data.path().resolve("restoring");
  }

  /**
   * Copies a backup into a data directory, and holds it against the backup's checksums.
   *
   * @throws StartRefused when there is a database already, or no backup, or a damaged one
   */
  public static Restoration begin(Path backup, Path data) throws IOException {
    if (!Checksums.areIn(backup)) {
      throw new StartRefused("There is no backup in %s.".formatted(backup));
    }
    var restoration = new Restoration(DataDirectory.claim(data));
    try {
      restoration.copy(backup);
      return restoration;
    } catch (IOException | RuntimeException e) {
      restoration.close();
      throw e;
    }
  }

  private void copy(Path backup) throws IOException {
    if (data.hasDatabase()) {
      throw new StartRefused(
          "The data directory %s (DATA_DIR) has a database: move it away, or set DATA_DIR to another directory."
              .formatted(data.path()));
    }
    FileSystemUtils.deleteRecursively(beside);
    Files.createDirectory(beside, DataDirectory.OWNER_ONLY_DIRECTORY);
    FileTree.copy(
        backup.resolve(DataDirectory.POSTGRESQL),
        beside.resolve(DataDirectory.POSTGRESQL),
        Set.of(),
        Set.of());
    FileTree.copySecrets(backup, beside);
    Checksums.verify(backup, beside);
  }

  /** A data directory of its own, in which the restored database can be started. */
  public Path directory() {
    return beside;
  }

  /** Puts it in its place. The database comes last: as long as it is not there, nothing is. */
  public void finish() throws IOException {
    for (String name : DataDirectory.SECRETS) {
      if (Files.exists(beside.resolve(name))) {
        move(name);
      }
    }
    FileSystemUtils.deleteRecursively(data.postgresql());
    move(DataDirectory.POSTGRESQL);
  }

  private void move(String name) throws IOException {
    Files.move(beside.resolve(name), data.path().resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What is not in its place by now is deleted. */
  @Override
  public void close() throws IOException {
    FileSystemUtils.deleteRecursively(beside);
    data.close();
  }
}
