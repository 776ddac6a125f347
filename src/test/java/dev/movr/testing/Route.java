package dev.movr.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/**
 * A line of {@code routes.txt}.
 *
 * @param roundTrips to the database
 * @param inTurn those of them that are made one after another
 */
public record Route(
    String method, String path, String who, int statements, int roundTrips, int inTurn) {
  public static List<Route> all() {
    try {
      return new ClassPathResource("routes.txt")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .map(line -> line.split("\\s+"))
          .map(Route::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Route of(String... words) {
    int roundTrips = Integer.parseInt(words[4]);
    return new Route(
        words[0],
        words[1],
        words[2],
        Integer.parseInt(words[3]),
        roundTrips,
        words.length == 5 ? roundTrips : Integer.parseInt(words[5].replaceAll("[()]", "")));
  }

  public String name() {
    return method + " " + path;
  }

  public boolean isApi() {
    return path.startsWith("/api/v1/");
  }

  public boolean isFeed() {
    return path.startsWith("/gbfs/");
  }

  /** Whether it is the library's, and denied. */
  public boolean closed() {
    return who.equals("nobody");
  }

  public boolean forStaff() {
    return who.equals("staff");
  }

  public boolean openToEverybody() {
    return who.equals("everybody");
  }
}
