package dev.movr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** A line of {@code routes.txt}. */
record Route(String method, String path, String who, int statements) {
  static List<Route> all() {
    try {
      return new ClassPathResource("routes.txt")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .map(line -> line.split("\\s+"))
          .map(word -> new Route(word[0], word[1], word[2], Integer.parseInt(word[3])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return method + " " + path;
  }

  boolean isApi() {
    return path.startsWith("/api/v1/");
  }

  boolean isFeed() {
    return path.startsWith("/gbfs/");
  }

  /** Whether it is the library's, and denied. */
  boolean closed() {
    return who.equals("nobody");
  }

  boolean openToEverybody() {
    return who.equals("everybody");
  }
}
