package dev.movr.workload.regions;

import dev.movr.workload.regions.Controls.Act;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The same in a terminal: what goes on, line by line, and commands, each ended by Enter. */
final class Terminal {
  private static final String HELP =
      """
      kill 3, restore 3      the instance of the third region
      lose 3, return 3       its data, for everybody
      cut 1 3, mend 1 3      the link from the first region's instance to the third one's data
      slow 1 3, speed 1 3    the same link
      q                      ends it
      """;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Demonstration demonstration;
  private final CountDownLatch stop;
  private final long begin = System.nanoTime();

  Terminal(Demonstration demonstration, CountDownLatch stop) {
    this.demonstration = demonstration;
    this.stop = stop;
  }

  long seconds() {
    return (System.nanoTime() - begin) / 1_000_000_000;
  }

  void greet() {
    System.out.printf(
        """

        MovR's front door:   %s
        The regions' page:   %s

        Real: the instances are processes of their own, which die and start; the front door; the database and its
        transactions; MovR's limits, repetitions and answers.
        Simulated: there is one database (%s) on this machine. Each instance reaches it through a relay
        that reads which cities a statement names, and lets it take as long as the way to their region; a cut link is a
        statement that is answered by a time-out. A lost region's data is not really lost.

        """,
        demonstration.frontDoor(), demonstration.page(), demonstration.overview("").database());
    System.out.println(HELP);
  }

  /** Until its end, or that of the input. */
  void listen() {
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        obey(line.strip().toLowerCase(Locale.ROOT));
      }
    } catch (IOException closed) {
      // As at its end.
    }
  }

  private void obey(String line) {
    List<String> words = SPACES.splitAsStream(line).toList();
    if (line.equals("q")) {
      stop.countDown();
    } else if (!line.isEmpty()) {
      try {
        Act act = Act.of(words.getFirst());
        System.out.println(demonstration.controls().act(act, word(words, 1), word(words, 2)));
      } catch (IllegalArgumentException slip) {
        System.out.println(slip.getMessage() + "\n\n" + HELP);
      }
    }
  }

  private static String word(List<String> words, int number) {
    return number < words.size() ? words.get(number) : "";
  }

  /** How it is just now, in a line. */
  void tell() {
    Overview now = demonstration.overview("");
    String regions =
        now.regions().stream()
            .map(region ->
                region.name() + " " + region.instance() + (region.lost() ? ", data lost" : ""))
            .collect(Collectors.joining("; "));
    System.out.printf(
        "%s | starts p50: %s | failures %d | books: %s%n",
        regions, starts(now), failures(now), verdict(now.books().disagreements()));
  }

  private static String starts(Overview now) {
    return now.waiting().stream()
        .filter(waiting -> waiting.operation().equals("start"))
        .map(waiting -> "%s %.0f ms".formatted(waiting.city(), waiting.p50()))
        .collect(Collectors.joining(", "));
  }

  private static long failures(Overview now) {
    return now.failures().values().stream().mapToLong(Long::longValue).sum();
  }

  private static String verdict(List<String> disagreements) {
    return disagreements.isEmpty() ? "agree" : "do not agree";
  }

  /** Tells how it went, and returns whether the books agree. */
  boolean end() {
    Overview last = demonstration.audited();
    var traffic = last.traffic();
    System.out.printf(
        "%n%,d rides were acknowledged. Failures at the front door: %s. Of riders: %s.%n",
        traffic.rides(), last.failures(), traffic.errors());
    last.books().disagreements().forEach(each -> System.out.println("Disagreement: " + each));
    traffic.disagreements().forEach(each -> System.out.println("Disagreement: " + each));
    traffic.unread().forEach(each -> System.out.println("Not checked: " + each));
    boolean agree = last.books().disagreements().isEmpty() && traffic.disagreements().isEmpty();
    System.out.println(agree ? "The books agree." : "The books do not agree.");
    return agree;
  }
}
