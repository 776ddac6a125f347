package dev.movr.workload.regions;

import dev.movr.region.Cities;
import dev.movr.region.Region;
import dev.movr.start.StartRefused;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A CockroachDB of three nodes in each region, on this machine and in memory. Its arguments are
 * those of CockroachDB's documentation; nothing of it is left when it is closed.
 */
final class CockroachNodes implements AutoCloseable {
  private static final List<String> ZONES = List.of("a", "b", "c");
  private static final Duration LONGEST_START = Duration.ofMinutes(1);

  private final Path program;
  private final Path logs;
  private final List<Node> nodes;
  private final List<Process> running = new ArrayList<>();

  private record Node(Region region, String zone, int port, int consolePort) {
    String address() {
      return "127.0.0.1:" + port;
    }

    String name() {
      return region.name() + "-" + zone;
    }
  }

  private CockroachNodes(Path program, Cities cities, Path logs) {
    this.program = program;
    this.logs = logs;
    Iterator<Integer> ports = freePorts(2 * ZONES.size() * cities.regions().size());
    this.nodes =
        cities.regions().stream()
            .flatMap(region ->
                ZONES.stream().map(zone -> new Node(region, zone, ports.next(), ports.next())))
            .toList();
  }

  /**
   * Starts them, makes them one cluster, and an empty database in it.
   *
   * @param logs the directory for what they say
   * @throws StartRefused when there is no program cockroach, or it ends or refuses
   */
  static CockroachNodes start(Cities cities, Path logs) throws InterruptedException {
    var cluster = new CockroachNodes(program(), cities, logs);
    try {
      cluster.nodes.forEach(cluster::start);
      cluster.become();
      return cluster;
    } catch (RuntimeException | InterruptedException e) {
      cluster.close();
      throw e;
    }
  }

  private static Path program() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, "cockroach"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new StartRefused("--cockroachdb needs a program named cockroach on the PATH."));
  }

  /** Held all at the same time, or one could be given twice. */
  private static Iterator<Integer> freePorts(int count) {
    var held = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      for (ServerSocket each : held) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return held.stream().map(ServerSocket::getLocalPort).toList().iterator();
  }

  /** One node of each region is enough to find the others. */
  private String join() {
    return nodes.stream()
        .filter(node -> node.zone().equals(ZONES.getFirst()))
        .map(Node::address)
        .collect(Collectors.joining(","));
  }

  private void start(Node node) {
    List<String> arguments =
        List.of(
            "start",
            "--insecure",
            "--store=type=mem,size=512MiB",
            "--cache=64MiB",
            "--max-sql-memory=64MiB",
            "--max-offset=250ms",
            "--locality=region=%s,zone=%s".formatted(node.region().name(), node.zone()),
            "--listen-addr=" + node.address(),
            "--http-addr=127.0.0.1:" + node.consolePort(),
            "--join=" + join());
    running.add(run(arguments, logs.resolve(node.name() + ".log")));
  }

  private Process run(List<String> arguments, Path log) {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new StartRefused("%s cannot be run: %s".formatted(program, e.getMessage()), e);
    }
  }

  private void become() throws InterruptedException {
    String host = "--host=" + nodes.getFirst().address();
    repeated("init", "--insecure", host);
    repeated("sql", "--insecure", host, "--execute=CREATE DATABASE IF NOT EXISTS movr");
  }

  /** Until it succeeds: a node takes a while to listen, and the cluster to answer. */
  private void repeated(String... arguments) throws InterruptedException {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    Path log = logs.resolve("cockroach-" + arguments[0] + ".log");
    while (run(List.of(arguments), log).waitFor() != 0) {
      if (running.stream().anyMatch(node -> !node.isAlive()) || System.nanoTime() > end) {
        throw new StartRefused(
            "CockroachDB does not start; the logs in %s say why.".formatted(logs));
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  /** As for {@code DB_URI}. */
  String uri() {
    String hosts = nodes.stream().map(Node::address).collect(Collectors.joining(","));
    return "cockroachdb://root@%s/movr?sslmode=disable".formatted(hosts);
  }

  /** A node of that region. */
  InetSocketAddress in(Region region) {
    return nodes.stream()
        .filter(node -> node.region().equals(region))
        .map(node -> new InetSocketAddress(InetAddress.getLoopbackAddress(), node.port()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    running.forEach(Process::destroyForcibly);
  }
}
