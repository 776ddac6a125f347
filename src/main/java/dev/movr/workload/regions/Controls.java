package dev.movr.workload.regions;

import dev.movr.region.Cities;
import dev.movr.region.Region;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** What one can do to the regions, by the page's buttons and by the terminal. */
final class Controls {
  private static final int LAST_EVENTS = 8;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Cities cities;
  private final Instances instances;
  private final Ways ways;
  private final Deque<String> events = new ArrayDeque<>();

  Controls(Cities cities, Instances instances, Ways ways) {
    this.cities = cities;
    this.instances = instances;
    this.ways = ways;
  }

  /** Each has its opposite beside it. */
  enum Act {
    KILL,
    RESTORE,
    LOSE,
    RETURN,
    CUT,
    MEND,
    SLOW,
    SPEED;

    /**
     * @throws IllegalArgumentException when there is none of that name
     */
    static Act of(String name) {
      return Arrays.stream(values())
          .filter(act -> act.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("There is no act " + name + "."));
    }
  }

  /**
   * Does it, and returns what was done, in a sentence.
   *
   * @param from the region of the instance, or of the data that is lost or returned
   * @param to the region of the data, for what is done to a link
   * @throws IllegalArgumentException when there is no such region
   */
  String act(Act act, String from, String to) {
    Region one = region(from);
    String done =
        switch (act) {
          case KILL, RESTORE -> toInstance(act, one);
          case LOSE, RETURN -> toData(act, one);
          case CUT, MEND, SLOW, SPEED -> toLink(act, ways.of(one, region(to)));
        };
    note(done);
    return done;
  }

  private String toInstance(Act act, Region region) {
    RunningInstance instance = instances.in(region).orElseThrow();
    if (act == Act.KILL) {
      instance.kill();
      return "The instance in %s was killed.".formatted(region.label());
    }
    instance.start();
    return "The instance in %s is started.".formatted(region.label());
  }

  private String toData(Act act, Region region) {
    ways.lose(region, act == Act.LOSE);
    return "The data of %s %s."
        .formatted(region.label(), act == Act.LOSE ? "cannot be reached" : "can be reached again");
  }

  private static String toLink(Act act, Way way) {
    String what =
        switch (act) {
          case CUT -> "is cut";
          case MEND -> "is mended";
          case SLOW -> "is slow";
          default -> "is as fast as before";
        };
    if (act == Act.CUT || act == Act.MEND) {
      way.cut(act == Act.CUT);
    } else {
      way.slow(act == Act.SLOW);
    }
    return "The link from the instance in %s to the data of %s %s."
        .formatted(way.from().label(), way.to().label(), what);
  }

  /** By its name, or by its number, from 1. */
  private Region region(String text) {
    List<Region> all = cities.regions();
    return text.matches("[1-9]") && Integer.parseInt(text) <= all.size()
        ? all.get(Integer.parseInt(text) - 1)
        : cities
            .region(text)
            .orElseThrow(() -> new IllegalArgumentException("There is no region " + text + "."));
  }

  /** Remembers what happened. */
  void note(String event) {
    synchronized (events) {
      events.addFirst(LocalTime.now(ZoneId.systemDefault()).format(TIME) + " " + event);
      if (events.size() > LAST_EVENTS) {
        events.removeLast();
      }
    }
  }

  /** The latest first. */
  List<String> events() {
    synchronized (events) {
      return new ArrayList<>(events);
    }
  }
}
