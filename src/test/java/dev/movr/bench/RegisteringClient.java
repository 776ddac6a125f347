package dev.movr.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.movr.workload.run.HttpConnection;
import dev.movr.workload.run.HttpConnection.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Registers one account after the other without a pause, over the API or on the pages, whatever it
 * is told.
 *
 * @param address from where it says that it comes, for each account anew
 */
record RegisteringClient(HttpConnection http, boolean pages, Supplier<String> address) {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  /** Returns the status: an account is made with 201 and 302. */
  int once() throws IOException {
    String from = "X-Forwarded-For: " + address.get() + "\r\n";
    return (pages ? onPages(from) : overApi(from)).status();
  }

  private Answer overApi(String from) throws IOException {
    String body = JsonMapper.shared().writeValueAsString(form());
    return http.post("/api/v1/users", from + "Content-Type: application/json\r\n", body);
  }

  private Answer onPages(String from) throws IOException {
    var token = TOKEN.matcher(http.get("/register", from).octets());
    String body =
        form().entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    String whole =
        body + "&id=" + UUID.randomUUID() + "&_csrf=" + (token.find() ? token.group(1) : "");
    return http.post(
        "/register", from + "Content-Type: application/x-www-form-urlencoded\r\n", whole);
  }

  private static Map<String, String> form() {
    return Map.of(
        "city", Account.CITY.slug(),
        "firstName", "Eve",
        "lastName", "Many",
        "email", "eve@example.com",
        "username", "e" + UUID.randomUUID().toString().substring(0, 23),
        "password", "correct horse battery");
  }
}
