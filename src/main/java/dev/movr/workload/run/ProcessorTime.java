package dev.movr.workload.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this process uses of the processors, and what the MovR that it drives does. */
final class ProcessorTime {
  private final @Nullable ProcessHandle driven;
  private final Duration own = time(ProcessHandle.current());
  private final Duration theirs;

  /** Of which both are counted from now on. */
  ProcessorTime(Optional<ProcessHandle> driven) {
    this.driven = driven.orElse(null);
    this.theirs = driven.map(ProcessorTime::time).orElse(Duration.ZERO);
  }

  /**
   * In seconds.
   *
   * @param driven null when it is not known, since that process is elsewhere or somebody else's
   * @param percent own of driven
   */
  record Used(double own, @Nullable Double driven, @Nullable Double percent) {}

  Used used() {
    double ours = seconds(time(ProcessHandle.current()).minus(own));
    if (driven == null || !driven.isAlive()) {
      return new Used(ours, null, null);
    }
    double used = seconds(time(driven).minus(theirs));
    return new Used(ours, used, 100 * ours / used);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private static Duration time(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The process of this machine that answers there, on Linux, if it may be looked at. */
  static Optional<ProcessHandle> listeningAt(URI origin) {
    try {
      if (!InetAddress.getByName(origin.getHost()).isLoopbackAddress()) {
        return Optional.empty();
      }
      List<String> sockets = sockets(origin.getPort());
      return ProcessHandle.allProcesses().filter(process -> holds(process, sockets)).findFirst();
    } catch (IOException | RuntimeException notLinux) {
      return Optional.empty();
    }
  }

  /** The names of those that listen at that port: in /proc/net/tcp 0A is the state LISTEN. */
  private static List<String> sockets(int port) {
    String end = ":%04X".formatted(port);
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> lines(Path.of(table)).stream())
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words[1].endsWith(end) && words[3].equals("0A"))
        .map(words -> "socket:[" + words[9] + "]")
        .toList();
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException noSuchTable) {
      return List.of();
    }
  }

  private static boolean holds(ProcessHandle process, List<String> sockets) {
    try (var files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return files.anyMatch(file -> sockets.contains(target(file)));
    } catch (IOException notOurs) {
      return false;
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
