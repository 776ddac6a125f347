package dev.movr.database.embedded;

import dev.movr.start.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Random text that is made once, and kept in a file that only its owner can read. */
final class SecretFile {
  private static final int BYTES = 32;

  private SecretFile() {}

  /**
   * Returns 256 bits in base64url.
   *
   * @throws StartRefused when the file is there and empty
   */
  static String read(Path file) throws IOException {
    if (Files.notExists(file)) {
      write(random(), file);
    }
    String secret = Files.readString(file).strip();
    if (secret.isEmpty()) {
      throw new StartRefused("The file %s is empty: restore it from a backup.".formatted(file));
    }
    return secret;
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** At once or not at all, so that a crash does not leave half a secret. */
  private static void write(String secret, Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    var writeNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(unfinished, writeNew, DataDirectory.OWNER_ONLY)) {
      channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
