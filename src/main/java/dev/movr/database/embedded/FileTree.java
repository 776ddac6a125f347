package dev.movr.database.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Copies directories with what is in them, for their owner only. */
final class FileTree {
  private FileTree() {}

  /**
   * Copies a directory. A file that is deleted meanwhile is left out, as PostgreSQL's documentation
   * asks for.
   *
   * @param leftOut names of files and directories that are not copied
   * @param leftEmpty names of directories that are copied without what is in them
   */
  static void copy(Path source, Path target, Set<String> leftOut, Set<String> leftEmpty)
      throws IOException {
    Files.walkFileTree(source, new Copying(source, target, leftOut, leftEmpty));
  }

  /** The database's password, and the key of the application's secrets where there is one. */
  static void copySecrets(Path source, Path target) throws IOException {
    for (String name : DataDirectory.SECRETS) {
      Path file = source.resolve(name);
      if (Files.exists(file)) {
        Files.copy(file, target.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static final class Copying extends SimpleFileVisitor<Path> {
    private final Path source;
    private final Path target;
    private final Set<String> leftOut;
    private final Set<String> leftEmpty;

    Copying(Path source, Path target, Set<String> leftOut, Set<String> leftEmpty) {
      this.source = source;
      this.target = target;
      this.leftOut = leftOut;
      this.leftEmpty = leftEmpty;
    }

    private Path copyOf(Path file) {
      return target.resolve(source.relativize(file));
    }

    private static String name(Path file) {
      return String.valueOf(file.getFileName());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      if (leftOut.contains(name(directory))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (Files.notExists(copyOf(directory))) {
        Files.createDirectory(copyOf(directory), DataDirectory.OWNER_ONLY_DIRECTORY);
      }
      return leftEmpty.contains(name(directory))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!leftOut.contains(name(file))) {
        try {
          Files.copy(file, copyOf(file), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException deleted) {
          Files.deleteIfExists(copyOf(file));
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
