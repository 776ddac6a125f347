package dev.movr.workload.run;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the traffic is like, and how it is told of. */
@Command
final class RunOptions {
  @Option(
      names = "--riders",
      paramLabel = "NUMBER",
      defaultValue = "16",
      description = "How many riders there are. Each registers an account of its own.")
  private int riders;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "1m",
      converter = Time.class,
      description = "How long they ride, such as 30s or 10m.")
  private Duration duration;

  @Option(
      names = "--rate",
      paramLabel = "NUMBER",
      description = {
        "How many turns begin in a second, whether MovR keeps up or not: an open loop, whose times count from",
        "when a turn was due. Without it each rider begins the next turn when the last is done."
      })
  private @Nullable Double rate;

  @Option(
      names = "--think",
      paramLabel = "TIME",
      defaultValue = "1s",
      converter = Time.class,
      description = "The mean pause between a rider's turns, without --rate.")
  private Duration think;

  @Option(
      names = "--riding",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = Time.class,
      description = "The mean time from the start of a ride to its end.")
  private Duration riding;

  @Option(
      names = "--reads",
      paramLabel = "SHARE",
      defaultValue = "0.8",
      description =
          "The share of turns that only read: a list, a point, a vehicle, the history, the profile. The others are rides.")
  private double reads;

  @Option(
      names = "--away",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "The share of riders who ride in a city outside their home region.")
  private double away;

  @Option(
      names = "--city",
      paramLabel = "CITY[=WEIGHT]",
      mapFallbackValue = "1",
      description = "Where riders live; may be given several times. Unless given: all cities.")
  private Map<String, Double> cities = Map.of();

  @Option(
      names = "--region",
      paramLabel = "REGION[=WEIGHT]",
      mapFallbackValue = "1",
      description = "The same for all cities of a region, which share its weight.")
  private Map<String, Double> regions = Map.of();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Another number makes other people, who do other things.")
  private long seed;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = Time.class,
      description = "The time between two reports on standard error.")
  private Duration interval;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = Time.class,
      description = "How long a rider waits for an answer, with --url.")
  private Duration timeout;

  @Option(
      names = "--with-others",
      description = "Others ride at the same time, and may have moved vehicles.")
  private boolean withOthers;

  @Option(names = "--json", description = "Print one JSON document at the end.")
  private boolean json;

  /** Such as 500ms, 30s, 10m and 1h. */
  static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        if (Character.isLetter(text.charAt(text.length() - 1))) {
          return DurationStyle.detectAndParse(text);
        }
      } catch (IllegalArgumentException | IndexOutOfBoundsException notATime) {
        // Refused below.
      }
      throw new TypeConversionException("a time such as 500ms, 30s or 10m is wanted");
    }
  }

  /**
   * @throws IllegalArgumentException when a value is out of its range
   */
  Plan plan() {
    Plan.require(interval.isPositive(), "--interval must be more than 0.");
    Plan.require(timeout.isPositive(), "--timeout must be more than 0.");
    return new Plan(riders, duration, rate, think, riding, reads, away, seed);
  }

  Map<String, Double> cities() {
    return cities;
  }

  Map<String, Double> regions() {
    return regions;
  }

  Duration interval() {
    return interval;
  }

  Duration timeout() {
    return timeout;
  }

  boolean withOthers() {
    return withOthers;
  }

  boolean json() {
    return json;
  }
}
