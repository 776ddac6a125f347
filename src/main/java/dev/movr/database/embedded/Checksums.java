package dev.movr.database.embedded;

import dev.movr.start.StartRefused;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The SHA-256 of each file of a backup, in a file that {@code sha256sum -c} reads, too. */
public final class Checksums {
  private static final String NAME = "SHA256SUMS";
  private static final String BETWEEN = "  ";

  private Checksums() {}

  /** Writes them, when all the files have reached the disk. */
  public static void write(Path directory) throws IOException {
    String lines =
        of(directory).entrySet().stream()
            .map(file -> file.getValue() + BETWEEN + file.getKey() + "\n")
            .collect(Collectors.joining());
    Path file = Files.createFile(directory.resolve(NAME), DataDirectory.OWNER_ONLY);
    Files.writeString(file, lines, StandardOpenOption.DSYNC);
  }

  /**
   * Holds a copy of a backup against the backup's checksums, when all its files have reached the
   * disk.
   *
   * @throws StartRefused when a file is missing, too many, or another
   */
  static void verify(Path backup, Path copy) throws IOException {
    Map<String, String> expected = read(backup);
    Map<String, String> found = of(copy);
    var names = new TreeMap<>(expected);
    names.putAll(found);
    List<String> wrong =
        names.keySet().stream()
            .filter(name -> !expected.getOrDefault(name, "").equals(found.get(name)))
            .toList();
    if (!wrong.isEmpty()) {
      throw new StartRefused(
          "The backup %s is damaged: %d of its files are not what was written, such as %s."
              .formatted(backup, wrong.size(), wrong.getFirst()));
    }
  }

  private static Map<String, String> read(Path backup) throws IOException {
    try (var lines = Files.lines(backup.resolve(NAME))) {
      return lines
          .map(line -> line.split(BETWEEN, 2))
          .filter(parts -> parts.length == 2)
          .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
    }
  }

  static boolean areIn(Path directory) {
    return Files.isRegularFile(directory.resolve(NAME));
  }

  private static Map<String, String> of(Path directory) throws IOException {
    var sums = new TreeMap<String, String>();
    try (var files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        sums.put(directory.relativize(file).toString(), of(file, digest()));
      }
    }
    return sums;
  }

  private static String of(Path file, MessageDigest digest) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var input = new DigestInputStream(Channels.newInputStream(channel), digest)) {
      channel.force(true);
      input.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
