package dev.movr.workload.run;

import static dev.movr.workload.run.Asking.encoded;
import static dev.movr.workload.run.Asking.expect;
import static dev.movr.workload.run.Asking.idsBehind;

import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import dev.movr.workload.run.HttpConnection.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages, with the cookies and the token in the forms that a browser sends. */
public final class PageDoor implements Door {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  private static final String TOKEN = "name=\"_csrf\" value=\"";
  private static final Pattern END =
      Pattern.compile("action=\"/([a-z-]+)/rides/([0-9a-f-]{36})/end\"");

  private final HttpConnection browser;
  private String token = "";

  private PageDoor(HttpConnection browser) {
    this.browser = browser;
  }

  /** Somebody new, who is logged in then. */
  public static PageDoor register(HttpConnection browser, Person person) throws Failure {
    var door = new PageDoor(browser);
    door.keepToken(door.get("/register").octets());
    Map<String, String> form = new LinkedHashMap<>();
    form.put("id", UUID.randomUUID().toString());
    form.put("city", person.home().slug());
    form.put("firstName", person.firstName());
    form.put("lastName", person.lastName());
    form.put("email", person.email());
    form.put("username", person.username());
    form.put("password", person.password().text());
    door.send("/register", form, "/" + person.home().slug() + "/vehicles");
    return door;
  }

  private void keepToken(String page) {
    int begin = page.indexOf(TOKEN) + TOKEN.length();
    if (begin >= TOKEN.length()) {
      token = page.substring(begin, page.indexOf('"', begin));
    }
  }

  private Answer get(String path) throws Failure {
    return expect(200, () -> browser.get(path, ""));
  }

  /** It has to lead to that page: to the login, for example, it leads when nothing was done. */
  private void send(String path, Map<String, String> fields, String next) throws Failure {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&", "_csrf=" + encoded(token) + "&", ""));
    Answer answer = expect(302, () -> browser.post(path, FORM, body));
    if (!answer.location().endsWith(next)) {
      throw Failure.of(answer);
    }
  }

  @Override
  public boolean redirects() {
    return true;
  }

  @Override
  public void list(City city) throws Failure {
    get("/" + city.slug() + "/vehicles");
  }

  @Override
  public List<UUID> near(City city, Point point) throws Failure {
    String here = "?lat=" + point.latitude() + "&lng=" + point.longitude();
    String page = get("/" + city.slug() + "/vehicles" + here).octets();
    keepToken(page);
    return idsBehind(page, "name=\"vehicle\" value=\"");
  }

  @Override
  public void look(City city, UUID vehicle) throws Failure {
    get("/" + city.slug() + "/vehicles/" + vehicle);
  }

  @Override
  public void history() throws Failure {
    get("/rides");
  }

  @Override
  public void profile() throws Failure {
    get("/profile");
  }

  @Override
  public UUID start(City city, UUID vehicle, UUID chosen) throws Failure {
    var form = Map.of("vehicle", vehicle.toString(), "ride", chosen.toString());
    send("/" + city.slug() + "/rides", form, "/rides");
    return chosen;
  }

  @Override
  public void end(City city, UUID ride, Place place) throws Failure {
    send("/" + city.slug() + "/rides/" + ride + "/end", form(city, place), "/rides");
  }

  private static Map<String, String> form(City city, Place place) {
    return Asking.isNamed(city, place)
        ? Map.of("place", place.name())
        : Map.of(
            "latitude", "" + place.latitude(),
            "longitude", "" + place.longitude(),
            "location", place.name());
  }

  @Override
  public Optional<RideSeen> riding() throws Failure {
    String page = get("/rides").octets();
    keepToken(page);
    var form = END.matcher(page);
    return form.find()
        ? Optional.of(
            new RideSeen(UUID.fromString(form.group(2)), form.group(1), null, null, false))
        : Optional.empty();
  }
}
