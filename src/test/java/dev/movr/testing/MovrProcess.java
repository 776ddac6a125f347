package dev.movr.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.MovrApplication;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** MovR as a process of its own, without this project's tests on its class path. */
public final class MovrProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final String READY = "MovR is ready: ";

  private final Process process;
  private final Path out;
  private final Path err;

  private MovrProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** With no other variables of MovR than these, on a port that is free unless they say one. */
  public static MovrProcess start(Map<String, String> variables) throws IOException {
    return start(command(), variables);
  }

<<<<<<< HEAD
  /** One of MovR's commands, with its options. */
  public static MovrProcess run(Map<String, String> variables, String... command)
      throws IOException {
    var all = new ArrayList<>(command());
    all.addAll(List.of(command));
    return start(all, variables);
=======
  /** One of the commands, with its arguments. */
  public static MovrProcess command(Map<String, String> variables, String... arguments)
      throws IOException {
    var command = command();
    command.addAll(List.of(arguments));
    return start(command, variables);
>>>>>>> c1a4b48 (WIP tests and benchmarks)
  }

  /** By a command that becomes MovR's process. */
  public static MovrProcess start(List<String> command, Map<String, String> variables)
      throws IOException {
    Path out = Files.createTempFile("movr", ".out");
    Path err = Files.createTempFile("movr", ".err");
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8"));
    builder.environment().putAll(Map.of("PORT", "0", "DEBUG", "true"));
    builder.environment().putAll(variables);
    return new MovrProcess(builder.start(), out, err);
  }

  private static List<String> command() {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", classPath));
    command.add(MovrApplication.class.getName());
    return command;
  }

  /** Refused with status 1 and a line on standard error that begins so, and no other output. */
  public static void assertRefused(Path directory, Map<String, String> variables, String line)
      throws Exception {
    var all = new HashMap<>(Map.of("DATA_DIR", directory.toString()));
    all.putAll(variables);
    try (var movr = start(all)) {
      int status = movr.awaitEnd();
      assertThat(movr.err()).startsWith("MovR cannot start: " + line).hasLineCount(1);
      assertThat(movr.out()).doesNotContain("ERROR", "Exception", "sesame");
      assertThat(status).isEqualTo(1);
    }
  }

  /** Returns where it answers. */
  public URI awaitReady() throws Exception {
    await(() -> hasEnded() || out().contains(READY));
    if (!out().contains(READY)) {
      throw new AssertionError("MovR does not start:\n" + out() + err());
    }
    return URI.create(out().replaceFirst("(?s).*" + READY + "(http://[^/]*/).*", "$1"));
  }

  /** Returns the exit status. */
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("MovR does not end");
    }
    return process.exitValue();
  }

  public long id() {
    return process.pid();
  }

  public boolean hasEnded() {
    return !process.isAlive();
  }

  public void terminate() {
    process.destroy();
  }

  /** As Ctrl-C does. */
  public void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
  }

  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public String out() throws IOException {
    return Files.readString(out);
  }

  public String err() throws IOException {
    return Files.readString(err);
  }

  public static void await(Callable<Boolean> condition) throws Exception {
    await(LONGEST_START, condition);
  }

  public static void await(Duration longest, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain");
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    terminate();
    awaitEnd();
    Files.delete(out);
    Files.delete(err);
  }
}
