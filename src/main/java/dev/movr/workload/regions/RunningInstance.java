package dev.movr.workload.regions;

import dev.movr.region.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A MovR of one region, as a process of its own, which can be killed and started again. */
final class RunningInstance {
  private static final String MAIN = "dev.movr.MovrApplication";

  /** What an instance is told to do by its environment, when its starter was told otherwise. */
  private static final List<String> NOT_ITS_OWN =
      List.of(
          "DATA_DIR",
          "DB_READ_URI",
          "DEBUG",
          "DRAIN",
          "PUBLIC_URL",
          "SMTP_URI",
          "MANAGEMENT_ADDRESS");

  private final Backend backend;
  private final Map<String, String> variables;
  private final Path log;
  private volatile @Nullable Process process;

  /** What it is doing. */
  enum State {
    STOPPED,
    STARTING,
    READY
  }

  /**
   * @param variables of its environment
   */
  RunningInstance(Region region, Map<String, String> variables, Path log) {
    this.backend = new Backend(region, URI.create("http://127.0.0.1:" + freePort()));
    this.variables = variables;
    this.log = log;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Region region() {
    return backend.region();
  }

  Path log() {
    return log;
  }

  Backend backend() {
    return backend;
  }

  State state() {
    if (!isRunning()) {
      return State.STOPPED;
    }
    return backend.isReady() ? State.READY : State.STARTING;
  }

  private boolean isRunning() {
    Process now = process;
    return now != null && now.isAlive();
  }

  /** 0 while it is stopped. */
  long processId() {
    Process now = process;
    return now != null && now.isAlive() ? now.pid() : 0;
  }

  /** Does nothing while it runs. */
  synchronized void start() {
    if (isRunning()) {
      return;
    }
    var builder = new ProcessBuilder(command()).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeAll(NOT_ITS_OWN);
    builder.environment().putAll(variables);
    builder.environment().put("PORT", String.valueOf(backend.address().getPort()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * As this process was started. Ctrl-C in a terminal goes to all of its processes: an instance
   * ignores it, since riders come to their end first.
   */
  private static List<String> command() {
    var command = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "movr"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    return command;
  }

  /** At once, as {@code kill -9}. */
  synchronized void kill() {
    end(true);
  }

  /** As whoever runs MovR does. */
  synchronized void stop() {
    end(false);
  }

  private void end(boolean atOnce) {
    backend.isAway();
    Process running = process;
    if (running != null) {
      if (atOnce) {
        running.destroyForcibly();
      } else {
        running.destroy();
      }
      running.onExit().join();
    }
  }
}
