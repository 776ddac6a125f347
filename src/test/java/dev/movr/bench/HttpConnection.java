package dev.movr.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client of the application with one connection, which it keeps open as long as the server does,
 * and with a browser's cookies. It understands just what Tomcat sends, so that the load costs
 * little beside what it loads: the JDK's own client would take a third of the processor.
 */
final class HttpConnection implements AutoCloseable {
  private final int port;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final byte[] received = new byte[1 << 16];
  private @Nullable Socket socket;
  private int at;
  private int end;

  HttpConnection(int port) {
    this.port = port;
  }

  /**
   * @param location empty when there is none
   */
  record Answer(int status, String location, String text) {}

  Answer get(String path, String headers) throws IOException {
    return send("GET " + path + line(headers), "");
  }

  Answer post(String path, String headers, String body) throws IOException {
    String length = "Content-Length: " + body.getBytes(UTF_8).length + "\r\n";
    return send("POST " + path + line(headers + length), body);
  }

  private static String line(String headers) {
    return " HTTP/1.1\r\nHost: localhost\r\n" + headers;
  }

  private Answer send(String head, String body) throws IOException {
    if (socket == null) {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
    }
    socket.getOutputStream().write((head + cookieHeader() + "\r\n" + body).getBytes(UTF_8));
    int status = Integer.parseInt(line().substring(9, 12));
    Map<String, String> headers = headers();
    var answer = new Answer(status, headers.getOrDefault("location", ""), body(headers));
    if (headers.getOrDefault("connection", "").equals("close")) {
      close();
    }
    return answer;
  }

  private String cookieHeader() {
    return cookies.isEmpty()
        ? ""
        : cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; ", "Cookie: ", "\r\n"));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      headers.put(name, value);
      if (name.equals("set-cookie")) {
        keep(value);
      }
    }
    return headers;
  }

  private void keep(String cookie) {
    String[] pair = cookie.substring(0, (cookie + ";").indexOf(';')).split("=", 2);
    if (cookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private String body(Map<String, String> headers) throws IOException {
    var body = new ByteArrayOutputStream();
    if (headers.containsKey("transfer-encoding")) {
      for (int size = chunk(); size > 0; size = chunk()) {
        copy(size, body);
        line();
      }
      line();
    } else {
      copy(Integer.parseInt(headers.getOrDefault("content-length", "0")), body);
    }
    return body.toString(UTF_8);
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private void copy(int length, ByteArrayOutputStream body) throws IOException {
    for (int left = length; left > 0; ) {
      fillWhenEmpty();
      int some = Math.min(left, end - at);
      body.write(received, at, some);
      at += some;
      left -= some;
    }
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream(100);
    for (byte next = next(); next != '\n'; next = next()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(ISO_8859_1);
  }

  private byte next() throws IOException {
    fillWhenEmpty();
    return received[at++];
  }

  private void fillWhenEmpty() throws IOException {
    if (at < end) {
      return;
    }
    at = 0;
    end = socket == null ? -1 : socket.getInputStream().read(received);
    if (end < 1) {
      throw new EOFException("the application closed the connection");
    }
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
      at = 0;
      end = 0;
    }
  }
}
