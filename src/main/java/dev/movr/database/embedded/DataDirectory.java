package dev.movr.database.embedded;

import dev.movr.start.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** The directory of the embedded database, locked against other processes until it is closed. */
final class DataDirectory implements AutoCloseable {
  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY = attribute("rw-------");
  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY =
      attribute("rwx------");

  static final String POSTGRESQL = "postgresql";

  private static final String PASSWORD_FILE = "postgresql-password";
  private static final String SECRET_KEY_FILE = "secret-key";

  /** The files without which the database is of no use, where they are. */
  static final List<String> SECRETS = List.of(PASSWORD_FILE, SECRET_KEY_FILE);

  private static final String BIN = "bin";
  private static final String START_LOG = "start.log";
  private static final String LOCK = "lock";

  /** What a start leaves in it that is no data. */
  static final List<String> OF_THE_START =
      List.of(BIN, START_LOG, LOCK, POSTGRESQL + "/epg-lock", POSTGRESQL + "/log");

  /** pg_ctl puts the path between double quotes into a shell's command line. */
  private static final Pattern UNSAFE = Pattern.compile("[\"$`\\\\\\p{Cntrl}]");

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * @throws StartRefused when the directory cannot be made or written, or another process has it
   */
  static DataDirectory claim(Path wanted) {
    try {
      Path path = existing(wanted.toAbsolutePath());
      if (UNSAFE.matcher(path.toString()).find()) {
        throw new StartRefused(
            "The path of the data directory %s (DATA_DIR) must not contain any of \" $ ` \\ or a control character."
                .formatted(path));
      }
      return new DataDirectory(path, locked(path));
    } catch (IOException e) {
      throw unusable(wanted, e);
    }
  }

  /**
   * Returns the directory's real path, without a claim on it.
   *
   * @throws StartRefused when there is no database in it
   */
  static Path requireDatabase(Path path) throws IOException {
    if (Files.notExists(path.resolve(POSTGRESQL).resolve("PG_VERSION"))) {
      throw new StartRefused(
          "There is no database in the data directory %s (DATA_DIR)."
              .formatted(path.toAbsolutePath()));
    }
    return path.toRealPath();
  }

  static String password(Path path) throws IOException {
    return Files.readString(path.resolve(PASSWORD_FILE)).strip();
  }

  static StartRefused unusable(Path path, IOException cause) {
    return new StartRefused(
        "The data directory %s (DATA_DIR) cannot be used: %s. Set DATA_DIR to a directory that MovR may write."
            .formatted(path, reason(cause)),
        cause);
  }

  private static Path existing(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path, OWNER_ONLY_DIRECTORY);
    }
    return path.toRealPath();
  }

  private static FileChannel locked(Path path) throws IOException {
    var write = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileChannel file = FileChannel.open(path.resolve(LOCK), write, OWNER_ONLY);
    try {
      if (file.tryLock() != null) {
        return file;
      }
    } catch (OverlappingFileLockException takenByThisProcess) {
      // Refused below, as if another process had it.
    }
    file.close();
    throw new StartRefused(
        "Another MovR is running in the data directory %s: stop it, or set DATA_DIR to another directory."
            .formatted(path));
  }

  Path path() {
    return path;
  }

  Path postgresql() {
    return path.resolve(POSTGRESQL);
  }

  Path bin() {
    return path.resolve(BIN);
  }

  /** What initdb and pg_ctl said last. */
  Path startLog() {
    return path.resolve(START_LOG);
  }

  /** Is there from when a start begins until PostgreSQL answers. */
  private Path starting() {
    return path.resolve("starting");
  }

  boolean hasDatabase() {
    return Files.exists(postgresql().resolve("PG_VERSION"));
  }

  /**
   * Clears what a start left that did not come to its end: programs unpacked in part, a database
   * made in part. PostgreSQL writes postmaster.opts whenever it starts: without it, it never ran on
   * that database, so nothing in it can be missed.
   */
  void beginStart() throws IOException {
    if (Files.exists(starting())) {
      FileSystemUtils.deleteRecursively(bin());
      if (Files.notExists(postgresql().resolve("postmaster.opts"))) {
        FileSystemUtils.deleteRecursively(postgresql());
      }
    } else {
      Files.createFile(starting(), OWNER_ONLY);
    }
    if (!Files.isDirectory(bin())) {
      Files.createDirectory(bin(), OWNER_ONLY_DIRECTORY);
    }
  }

  void endStart() throws IOException {
    // The library has let everybody write there.
    Files.setPosixFilePermissions(bin(), OWNER_ONLY_DIRECTORY.value());
    Files.delete(starting());
  }

  Path passwordFile() {
    return path.resolve(PASSWORD_FILE);
  }

  Path secretKeyFile() {
    return path.resolve(SECRET_KEY_FILE);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "it cannot be created there";
      case FileAlreadyExistsException file -> file.getFile() + " is not a directory";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> Optional.ofNullable(failure.getMessage()).orElse("input/output error");
    };
  }

  private static FileAttribute<Set<PosixFilePermission>> attribute(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
