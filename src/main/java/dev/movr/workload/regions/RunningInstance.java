package dev.movr.workload.regions;

import dev.movr.region.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A MovR of one region, as a process of its own, which can be killed and started again. */
final class RunningInstance {
  private static final String MAIN = "dev.movr.MovrApplication";

  /** What an instance is told to do by its environment, when its starter was told otherwise. */
  private static final List<String> NOT_ITS_OWN =
      List.of("DATA_DIR", "DB_READ_URI", "DEBUG", "DRAIN", "PUBLIC_URL", "MANAGEMENT_ADDRESS");

  private final Region region;
  private final Map<String, String> variables;
  private final Path log;
  private final int port;
  private final LongAdder requests = new LongAdder();
  private volatile @Nullable Process process;
  private volatile boolean ready;

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
    this.region = region;
    this.variables = variables;
    this.log = log;
    this.port = freePort();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Region region() {
    return region;
  }

  Path log() {
    return log;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  State state() {
    if (!isRunning()) {
      return State.STOPPED;
    }
    return ready ? State.READY : State.STARTING;
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

  void served() {
    requests.increment();
  }

  long requests() {
    return requests.sum();
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
    builder.environment().put("PORT", String.valueOf(port));
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
    ready = false;
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

  /** For the front door, which has tried to reach it in vain. */
  void isAway() {
    ready = false;
  }

  /** Asks it, as a load balancer does. */
  void askWhetherReady(HttpClient http) throws InterruptedException {
    if (!isRunning()) {
      ready = false;
      return;
    }
    var request =
        HttpRequest.newBuilder(address().resolve("/readyz")).timeout(Duration.ofSeconds(2)).build();
    try {
      ready = http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException away) {
      ready = false;
    }
  }
}
