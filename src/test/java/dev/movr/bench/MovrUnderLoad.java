package dev.movr.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;

/** The application in a process of its own, built and started as anybody would: by bin/movr. */
final class MovrUnderLoad implements AutoCloseable {
  private static final String READY = "MovR is ready: http://localhost:";

  private final Process process;
  private final int port;

  /** With as many accounts at once as a benchmark needs. */
  MovrUnderLoad(String databaseUri) throws IOException {
    this(databaseUri, Map.of("MOVR_REGISTRATIONS_PERADDRESS", "1000"));
  }

  /**
   * @param variables settings beside those of all benchmarks
   */
  MovrUnderLoad(String databaseUri, Map<String, String> variables) throws IOException {
    var builder = new ProcessBuilder("bin/movr").redirectError(Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "DB_URI", databaseUri,
                "SECRET_KEY", "of-the-benchmark-and-of-nothing-else-0123456789",
                "PORT", "0"));
    builder.environment().putAll(variables);
    this.process = builder.start();
    this.port = port(process.inputReader());
  }

  private static int port(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        String port = line.substring(READY.length(), line.length() - 1);
        Thread.ofPlatform().daemon().start(() -> show(output));
        return Integer.parseInt(port);
      }
    }
    throw new IllegalStateException("MovR did not start");
  }

  private static void show(BufferedReader output) {
    try {
      output.transferTo(new OutputStreamWriter(System.err, UTF_8));
    } catch (IOException closed) {
      // By close: the process is gone.
    }
  }

  int port() {
    return port;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** In MiB, now. */
  long resident() throws IOException {
    var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", "" + process.pid()).start();
    try (var output = ps.inputReader()) {
      return Long.parseLong(output.readLine().strip()) / 1024;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
