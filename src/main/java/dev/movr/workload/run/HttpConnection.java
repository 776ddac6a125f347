package dev.movr.workload.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client of MovR with one connection, which it keeps open as long as the server does, and with a
 * browser's cookies. It understands just what MovR sends, so that the traffic costs little beside
 * what it drives: the JDK's own client would take a third of the processor. Not for use by several
 * threads.
 */
public final class HttpConnection implements AutoCloseable {
  /**
   * A server may close a connection that is idle for longer; a new one is opened before it does.
   */
  private static final long LONGEST_IDLE = Duration.ofSeconds(15).toNanos();

  private final Origin origin;
  private final String host;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private @Nullable Open open;
  private long lastUse;

  private record Open(Socket socket, Octets octets) {}

  /**
   * @param origin such as {@code http://localhost:8080}
   * @param timeout of connecting, and of waiting for whatever comes next
   */
  public HttpConnection(URI origin, Duration timeout) {
    this.origin = new Origin(origin, timeout);
    this.host = origin.getRawAuthority();
  }

  /**
   * What was answered.
   *
   * @param location where to go next; empty when it does not say
   * @param retryAfter when to come again, in seconds; 0 when it does not say
   * @param octets of the body, each as a character: to look for ASCII in it nothing is decoded
   */
  public record Answer(int status, String location, int retryAfter, String octets) {
    public String text() {
      return new String(octets.getBytes(ISO_8859_1), UTF_8);
    }
  }

  /** The server could not be connected to: nothing was sent. */
  static final class NotConnected extends IOException {
    private static final long serialVersionUID = 1;

    NotConnected(IOException cause) {
      super(cause);
    }
  }

  /**
   * @param headers each with its end of line
   */
  public Answer get(String path, String headers) throws IOException {
    return send("GET", path, headers, null);
  }

  public Answer post(String path, String headers, String body) throws IOException {
    return send("POST", path, headers, body);
  }

  Answer delete(String path, String headers) throws IOException {
    return send("DELETE", path, headers, null);
  }

  private Answer send(String method, String path, String headers, @Nullable String body)
      throws IOException {
    byte[] content = body == null ? new byte[0] : body.getBytes(UTF_8);
    String length = body == null ? "" : "Content-Length: " + content.length + "\r\n";
    String head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n";
    byte[] request = (head + headers + length + cookieHeader() + "\r\n").getBytes(ISO_8859_1);
    Open to = connected();
    try {
      to.socket().getOutputStream().write(joined(request, content));
      Answer answer = answer(to.octets());
      lastUse = System.nanoTime();
      return answer;
    } catch (IOException | RuntimeException broken) {
      close();
      throw broken;
    }
  }

  private static byte[] joined(byte[] head, byte[] body) {
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private Open connected() throws NotConnected {
    if (open != null && System.nanoTime() - lastUse < LONGEST_IDLE) {
      return open;
    }
    try {
      close();
      Socket socket = origin.connect();
      open = new Open(socket, new Octets(socket.getInputStream()));
      return open;
    } catch (IOException e) {
      throw new NotConnected(e);
    }
  }

  private String cookieHeader() {
    return cookies.isEmpty()
        ? ""
        : cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; ", "Cookie: ", "\r\n"));
  }

  private Answer answer(Octets octets) throws IOException {
    int status = Integer.parseInt(octets.line().substring(9, 12));
    String location = "";
    int retryAfter = 0;
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String line = octets.line(); !line.isEmpty(); line = octets.line()) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "set-cookie" -> keep(value);
        case "location" -> location = value;
        case "retry-after" -> retryAfter = Integer.parseInt(value);
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> chunked = true;
        case "connection" -> last = value.equalsIgnoreCase("close");
        default -> {}
      }
    }
    byte[] body = chunked ? octets.chunks() : octets.content(length);
    if (last) {
      close();
    }
    return new Answer(status, location, retryAfter, new String(body, ISO_8859_1));
  }

  private void keep(String cookie) {
    String[] pair = cookie.substring(0, (cookie + ";").indexOf(';')).split("=", 2);
    if (cookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.socket().close();
      open = null;
    }
  }
}
