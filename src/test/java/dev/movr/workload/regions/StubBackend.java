package dev.movr.workload.regions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for an instance, keeps connections, and fails as it is told to. */
final class StubBackend implements AutoCloseable {
  private final String name;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Mood mood = Mood.ANSWERING;
  private final ServerSocket listening;
  private final Thread accepting;

  /** What it does with a request. */
  enum Mood {
    ANSWERING,
    /** Says so, and answers nevertheless. */
    NOT_READY,
    /** Reads it, and is gone as by {@code kill -9}. */
    DYING,
    /** Sends a part of its answer. */
    BREAKING_OFF
  }

  /**
   * What has arrived, questions for readiness left out.
   *
   * @param line as {@code GET /paris/vehicles HTTP/1.1}
   * @param headers by their names in lower case
   * @param number of the request on its connection, from 1
   */
  record Received(String line, Map<String, String> headers, String body, int number) {}

  StubBackend(String name) throws IOException {
    this.name = name;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.accepting = Thread.ofPlatform().daemon().start(this::accept);
  }

  String name() {
    return name;
  }

  int port() {
    return listening.getLocalPort();
  }

  List<Received> received() {
    return received;
  }

  void become(Mood next) {
    mood = next;
  }

  /** Connections are refused from now on, which is when nobody waits for one any more. */
  void refuse() throws IOException {
    listening.close();
    try {
      accepting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> converse(client));
      }
    } catch (IOException closed) {
      // By refuse().
    }
  }

  private void converse(Socket client) {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      int number = 1;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!answer(client, read(in, line, number++))) {
          return;
        }
      }
    } catch (IOException gone) {
      // As clients are.
    }
  }

  private static Received read(BufferedReader in, String line, int number) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
      String[] parts = header.split(":", 2);
      headers.merge(
          parts[0].toLowerCase(Locale.ROOT), parts[1].strip(), (one, other) -> one + ", " + other);
    }
    char[] body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
    for (int had = 0;
        had < body.length;
        had += Math.max(0, in.read(body, had, body.length - had))) {
      // Until all of it is there.
    }
    return new Received(line, headers, new String(body), number);
  }

  /** Returns whether the connection goes on. */
  private boolean answer(Socket client, Received request) throws IOException {
    boolean question = request.line().startsWith("GET /readyz ");
    if (question) {
      send(client, request, mood == Mood.NOT_READY ? "503 Not Ready" : "200 OK", 0);
      return false;
    }
    received.add(request);
    if (mood == Mood.DYING) {
      refuse();
      return false;
    }
    boolean close = request.headers().getOrDefault("connection", "").equalsIgnoreCase("close");
    send(client, request, "200 OK", mood == Mood.BREAKING_OFF ? 10 : 0);
    return !close && mood != Mood.BREAKING_OFF;
  }

  private void send(Socket client, Received request, String status, int missing)
      throws IOException {
    boolean close = request.headers().getOrDefault("connection", "").equalsIgnoreCase("close");
    String text =
        "HTTP/1.1 %s\r\nContent-Length: %d\r\n%s\r\n%s"
            .formatted(
                status,
                name.length() + missing,
                close ? "Connection: close\r\n" : "",
                request.line().startsWith("HEAD ") ? "" : name);
    client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    client.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      refuse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
