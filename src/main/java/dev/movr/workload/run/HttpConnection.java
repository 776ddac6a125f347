package dev.movr.workload.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
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

  private final URI origin;
  private final int timeout;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final byte[] received = new byte[1 << 14];
  private @Nullable Socket socket;
  private long lastUse;
  private int at;
  private int end;

  /**
   * @param origin such as {@code http://localhost:8080}
   * @param timeout of connecting, and of waiting for whatever comes next
   */
  public HttpConnection(URI origin, Duration timeout) {
    this.origin = origin;
    this.timeout = Math.toIntExact(timeout.toMillis());
  }

  /**
   * What was answered.
   *
   * @param location where to go next; empty when it does not say
   * @param octets of the body, each as a character: to look for ASCII in it nothing is decoded
   */
  public record Answer(int status, String location, String octets) {
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
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\n".formatted(method, path, origin.getRawAuthority());
    byte[] request = (head + headers + length + cookieHeader() + "\r\n").getBytes(ISO_8859_1);
    Socket open = connected();
    try {
      open.getOutputStream().write(joined(request, content));
      Answer answer = answer();
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

  private Socket connected() throws NotConnected {
    Socket open = socket;
    if (open != null && System.nanoTime() - lastUse < LONGEST_IDLE) {
      return open;
    }
    try {
      close();
      open = connect();
      socket = open;
      return open;
    } catch (IOException e) {
      throw new NotConnected(e);
    }
  }

  private Socket connect() throws IOException {
    boolean secure = "https".equals(origin.getScheme());
    int port = origin.getPort() > 0 ? origin.getPort() : secure ? 443 : 80;
    var plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(origin.getHost(), port), timeout);
      plain.setTcpNoDelay(true);
      plain.setSoTimeout(timeout);
      return secure ? secured(plain, port) : plain;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /** The certificate has to be the host's, as in a browser. */
  private Socket secured(Socket plain, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var secure = (SSLSocket) factory.createSocket(plain, origin.getHost(), port, true);
    var parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private String cookieHeader() {
    return cookies.isEmpty()
        ? ""
        : cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; ", "Cookie: ", "\r\n"));
  }

  private Answer answer() throws IOException {
    int status = Integer.parseInt(line().substring(9, 12));
    String location = "";
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "set-cookie" -> keep(value);
        case "location" -> location = value;
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> chunked = true;
        case "connection" -> last = value.equalsIgnoreCase("close");
        default -> {}
      }
    }
    var answer =
        new Answer(status, location, new String(chunked ? chunks() : content(length), ISO_8859_1));
    if (last) {
      close();
    }
    return answer;
  }

  private void keep(String cookie) {
    String[] pair = cookie.substring(0, (cookie + ";").indexOf(';')).split("=", 2);
    if (cookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private byte[] content(int length) throws IOException {
    byte[] body = new byte[length];
    for (int done = 0; done < length; ) {
      done += copy(body, done);
    }
    return body;
  }

  private int copy(byte[] target, int from) throws IOException {
    fillWhenEmpty();
    int some = Math.min(target.length - from, end - at);
    System.arraycopy(received, at, target, from, some);
    at += some;
    return some;
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream(1 << 14);
    for (int size = chunk(); size > 0; size = chunk()) {
      body.write(content(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  /** Most lines are in the buffer from end to end. */
  private String line() throws IOException {
    var before = new StringBuilder(0);
    while (true) {
      fillWhenEmpty();
      int begin = at;
      while (at < end && received[at] != '\n') {
        at++;
      }
      before.append(new String(received, begin, at - begin, ISO_8859_1));
      if (at < end) {
        at++;
        return before.toString().stripTrailing();
      }
    }
  }

  private void fillWhenEmpty() throws IOException {
    if (at < end) {
      return;
    }
    at = 0;
    end = socket == null ? -1 : socket.getInputStream().read(received);
    if (end < 1) {
      throw new EOFException("MovR closed the connection");
    }
  }

  @Override
  public void close() throws IOException {
    at = 0;
    end = 0;
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
