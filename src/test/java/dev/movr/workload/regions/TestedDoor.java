package dev.movr.workload.regions;

import com.sun.net.httpserver.HttpServer;
import dev.movr.region.Cities;
import dev.movr.testing.MovrProcess;
import dev.movr.testing.TestCatalogue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;

/**
 * One of the two front doors.
 *
 * @param end stops it
 */
record TestedDoor(String address, Runnable end) implements AutoCloseable {
  /** HAProxy, when the property {@code movr.test.haproxy} names its program; else that of Java. */
  static TestedDoor before(List<StubBackend> stubs) throws Exception {
    String haproxy = System.getProperty("movr.test.haproxy", "");
    return haproxy.isEmpty() ? ofJava(stubs) : ofHaproxy(haproxy, stubs);
  }

  private static TestedDoor ofJava(List<StubBackend> stubs) throws IOException {
    Cities cities = TestCatalogue.shipped();
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    var backends =
        new Backends(stubs.stream().map(each -> of(each, cities)).toList(), cities, http);
    var door = new FrontDoor(new Whereabouts(cities), backends, new Observations(), http);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", door::handle);
    server.start();
    return new TestedDoor(
        "http://127.0.0.1:" + server.getAddress().getPort(),
        () -> {
          server.stop(0);
          backends.close();
          http.close();
        });
  }

  private static Backend of(StubBackend stub, Cities cities) {
    return new Backend(
        cities.region(stub.name()).orElseThrow(), URI.create("http://127.0.0.1:" + stub.port()));
  }

  private static TestedDoor ofHaproxy(String program, List<StubBackend> stubs) throws Exception {
    int port = freePort();
    String address = "127.0.0.1:" + port;
    var builder = new ProcessBuilder(program, "-db", "-f", "deploy/compose/haproxy.cfg");
    builder.environment().put("FRONT_DOOR", address);
    builder.environment().put("CITIES_MAP", "deploy/compose/cities.map");
    for (StubBackend stub : stubs) {
      String variable = stub.name().replaceFirst("^gcp", "MOVR").replace('-', '_');
      builder.environment().put(variable.toUpperCase(Locale.ROOT), "127.0.0.1:" + stub.port());
    }
    Path log = Path.of("target", "haproxy.log");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = builder.start();
    var door = new TestedDoor("http://" + address, process::destroyForcibly);
    MovrProcess.await(() -> !process.isAlive() || listens(port));
    if (!process.isAlive()) {
      throw new AssertionError(program + " does not start: " + Files.readString(log));
    }
    return door;
  }

  private static boolean listens(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
