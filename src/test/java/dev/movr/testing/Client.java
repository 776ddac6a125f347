package dev.movr.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.ResponseCookie;

/**
 * A browser without eyes: it keeps cookies, sends forms with their token, and follows no redirect.
 */
public final class Client {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String origin;
  private final CookieManager cookies;
  private final HttpClient http;

  public Client(int port) {
    this(port, new CookieManager());
  }

  private Client(int port, CookieManager cookies) {
    this.origin = "http://localhost:" + port;
    this.cookies = cookies;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
  }

  /** The same browser at another instance: it brings its cookies along. */
  public Client at(int otherPort) {
    return new Client(otherPort, cookies);
  }

  /** Logs in a user who was made {@linkplain Riders#withPassword with a password}. */
  public Client loggedInAs(String username) {
    var response = post("/login", Map.of("username", username, "password", Riders.PASSWORD));
    if (response.statusCode() != 302) {
      throw new AssertionError("the login was refused: " + response);
    }
    return this;
  }

  /** Brings a cookie that was made elsewhere. */
  public Client with(ResponseCookie cookie) {
    var kept = new HttpCookie(cookie.getName(), cookie.getValue());
    kept.setPath("/");
    kept.setVersion(0);
    cookies.getCookieStore().add(URI.create(origin), kept);
    return this;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  public HttpResponse<String> get(String path, Map<String, String> headers) {
    var request = request(path).GET();
    headers.forEach(request::header);
    return send(request);
  }

  /** Sends a form with its token. */
  public HttpResponse<String> post(String path, Map<String, String> fields) {
    return postWithoutToken(path, with(fields, "_csrf", token()));
  }

  /** Sends a form with its token and these headers. */
  public HttpResponse<String> post(
      String path, Map<String, String> fields, Map<String, String> headers) {
    return postAsItIs(path, with(fields, "_csrf", token()), headers);
  }

  /** Sends a form without fetching a token, with these headers. */
  public HttpResponse<String> postAsItIs(
      String path, Map<String, String> fields, Map<String, String> headers) {
    var request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(fields)));
    headers.forEach(request::header);
    return send(request);
  }

  public HttpResponse<String> postWithoutToken(String path, Map<String, String> fields) {
    return postBody(path, encoded(fields));
  }

  /** Sends a form as it is, after its token. */
  public HttpResponse<String> postRaw(String path, String body) {
    return postBody(path, encoded(Map.of("_csrf", token())) + "&" + body);
  }

  private HttpResponse<String> postBody(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(60));
  }

  /** A token from the registration form, which everybody may see. */
  public String token() {
    var found = TOKEN.matcher(get("/register").body());
    if (!found.find()) {
      throw new AssertionError("the form has no token");
    }
    return found.group(1);
  }

  public CookieManager cookies() {
    return cookies;
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    var more = new HashMap<>(fields);
    more.put(name, value);
    return more;
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
