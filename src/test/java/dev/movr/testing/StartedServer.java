package dev.movr.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL of a test run. The processes of the run share it: the first starts it, the last
 * stops it, and what a run that was killed has left behind the next one clears away. Each has
 * databases of its own there.
 */
final class StartedServer implements TestServer {
  private static final Path HOME = Path.of("target", "postgresql").toAbsolutePath();
  private static final Path DATA = HOME.resolve("data");
  private static final Path SERVER_FILE = DATA.resolve("postmaster.pid");
  private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

  /** Whoever looks whether anybody uses the server, and acts on it, holds the gate's lock. */
  private static final String GATE = "gate";

  /** Each process holds a shared lock as long as it uses the server. */
  private static final String USERS = "users";

  private final FileChannel users;
  private final int port;

  StartedServer() {
    try {
      Files.createDirectories(HOME);
      users = open(USERS);
      try (var gate = open(GATE)) {
        gate.lock();
        if (isFree(users)) {
          stop();
          start();
        }
        users.lock(0, Long.MAX_VALUE, true);
        port = Integer.parseInt(serverFile().get(3));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::leave));
  }

  private void leave() {
    try (var gate = open(GATE)) {
      gate.lock();
      users.close();
      try (var others = open(USERS)) {
        if (isFree(others)) {
          stop();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel open(String name) throws IOException {
    return FileChannel.open(HOME.resolve(name), CREATE, READ, WRITE);
  }

  private static boolean isFree(FileChannel users) throws IOException {
    try (var alone = users.tryLock()) {
      return alone != null;
    }
  }

  private static void start() throws IOException {
    FileSystemUtils.deleteRecursively(DATA);
    EmbeddedPostgres.builder()
        .setDataDirectory(DATA)
        .setRegisterShutdownHook(false)
        // Not through this process, which may end before the server.
        .setOutputRedirector(Redirect.to(HOME.resolve("log").toFile()))
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("encoding", "UTF8")
        .setServerConfig("max_connections", "300")
        .start();
  }

  /** By SIGINT, which does not wait for clients to leave. Returns when the server has ended. */
  private static void stop() throws IOException {
    Optional<ProcessHandle> server = process();
    if (server.isPresent()) {
      new ProcessBuilder("sh", "-c", "kill -INT " + server.get().pid()).start();
      await().atMost(LONGEST_STOP).until(() -> server.get().info().command().isEmpty());
    }
  }

  /** The server, unless its number belongs to another program by now. */
  private static Optional<ProcessHandle> process() throws IOException {
    return Files.exists(SERVER_FILE)
        ? ProcessHandle.of(Long.parseLong(serverFile().getFirst()))
            .filter(process ->
                process.info().arguments().stream()
                    .anyMatch(arguments -> List.of(arguments).contains(DATA.toString())))
        : Optional.empty();
  }

  /** Its process number, its directory, when it was started, its port, and more. */
  private static List<String> serverFile() throws IOException {
    return Files.readAllLines(SERVER_FILE);
  }

  @Override
  public String create(String name) {
    String own = name + "_" + ProcessHandle.current().pid();
    TestServer.execute(uri("postgres"), "CREATE DATABASE " + own);
    return uri(own);
  }

  private String uri(String database) {
    return "postgresql://postgres:postgres@localhost:" + port + "/" + database;
  }
}
