package dev.movr.database.embedded;

import dev.movr.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The server process of a PostgreSQL database; it outlives a MovR that was killed. */
record Postmaster(ProcessHandle process) {
  /** Before it ends, PostgreSQL writes what is in memory to the disk. */
  private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

  /** Of the lock file, before which so many others are: pidfile.h of PostgreSQL has them. */
  private static final int PORT_LINE = 3;

  private static final Duration GLANCE = Duration.ofMillis(20);

  static Optional<Postmaster> of(Path database) throws IOException {
    return process(database)
        .filter(process -> serves(process, database))
        .map(process -> new Postmaster(process));
  }

  /** Where the server that runs on a database listens. Empty while none runs. */
  static Optional<Integer> port(Path database) throws IOException {
    if (of(database).isEmpty()) {
      return Optional.empty();
    }
    try (var lines = Files.lines(lockFile(database))) {
      return lines.skip(PORT_LINE).findFirst().map(String::strip).map(Integer::valueOf);
    }
  }

  /**
   * Stops the server that an earlier MovR left behind, and then PostgreSQL's lock file is gone,
   * too. A lock file whose process number now belongs to another program is deleted, or PostgreSQL
   * would think that it still runs. Where there is no such process the file stays: by it PostgreSQL
   * finds out whether any other of its processes still uses the database.
   *
   * @throws StartRefused when the server does not stop
   */
  static void clear(Path database) throws IOException {
    Optional<Postmaster> left = of(database);
    if (left.isPresent()) {
      left.get().stop();
    } else if (process(database).flatMap(process -> process.info().command()).isPresent()) {
      Files.delete(lockFile(database));
    }
  }

  private static Optional<ProcessHandle> process(Path database) throws IOException {
    if (Files.notExists(lockFile(database))) {
      return Optional.empty();
    }
    try (var lines = Files.lines(lockFile(database))) {
      return lines
          .findFirst()
          .filter(line -> line.matches("\\d{1,9}"))
          .map(Long::valueOf)
          .flatMap(ProcessHandle::of);
    }
  }

  private static boolean serves(ProcessHandle process, Path database) {
    return process.info().command().filter(command -> command.contains("postgres")).isPresent()
        && process.info().arguments().stream()
            .anyMatch(arguments -> List.of(arguments).contains(database.toString()));
  }

  private static Path lockFile(Path database) {
    return database.resolve("postmaster.pid");
  }

  /** By SIGINT, which does not wait for clients to leave, and which Java cannot send. */
  void stop() throws IOException {
    new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start();
    awaitEnd();
  }

  /**
   * Looks often, since {@link ProcessHandle#onExit} takes seconds to notice the end of a process
   * that is not a child.
   *
   * @throws StartRefused when it has not ended in a minute
   */
  void awaitEnd() {
    long end = System.nanoTime() + LONGEST_STOP.toNanos();
    while (isRunning()) {
      if (System.nanoTime() > end) {
        throw new StartRefused(
            "PostgreSQL, process %d, does not stop: stop it, then start MovR again."
                .formatted(process.pid()));
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /**
   * An ended process keeps its number until its parent asks after it, which in a container may be
   * never; but it has no program any more.
   */
  private boolean isRunning() {
    return process.isAlive() && process.info().command().isPresent();
  }
}
