package dev.movr.workload.run;

import dev.movr.region.City;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** One run: riders register, ride, and stop. */
final class Traffic {
  /** Few, since MovR hashes a password for each. */
  private static final int REGISTER_AT_ONCE = 4;

  private final Target target;
  private final Homes homes;
  private final Plan plan;
  private final CountDownLatch stop;
  private final PrintStream progress;
  private final SplittableRandom random;
  private final String run =
      Integer.toString(ThreadLocalRandom.current().nextInt(60_000_000), Character.MAX_RADIX);
  private final Statistics statistics = new Statistics();
  private final Parked parked = new Parked();
  private final Fleet fleet;

  /**
   * @param stop counted down to end it early
   * @param progress is told how it goes on
   */
  Traffic(Target target, Homes homes, Plan plan, CountDownLatch stop, PrintStream progress) {
    this.target = target;
    this.homes = homes;
    this.plan = plan;
    this.stop = stop;
    this.progress = progress;
    this.random = new SplittableRandom(plan.seed());
    this.fleet = new Fleet(target, run, random.split());
  }

  /** Who is to ride where. */
  private record Place(Person person, City city, SplittableRandom random) {}

  /**
   * Does it all.
   *
   * @param interval between two reports
   * @param withOthers whether others may have moved the vehicles
   * @throws Failure when it cannot begin
   */
  Summary run(Duration interval, boolean withOthers, Optional<ProcessHandle> driven)
      throws Failure {
    List<Rider> riders = riders();
    provideVehicles(riders);
    var processors = new ProcessorTime(driven);
    var pace = drive(riders, interval);
    double seconds = statistics.seconds();
    var used = processors.used();
    List<Figures> figures = statistics.total(seconds);
    progress.println("Checking the books ...");
    var books = new BooksCheck(target, riders, parked, withOthers).run();
    int left = fleet.remove();
    return new Summary(
        target.name(),
        run,
        plan.seed(),
        riders.size(),
        (int) riders.stream().filter(rider -> rider.isAway()).count(),
        riders.stream().map(rider -> rider.city().name()).distinct().sorted().toList(),
        plan.perSecond(),
        seconds,
        stop.getCount() == 0,
        figures,
        pace.notBegun(),
        statistics.nothingNearCount(),
        used,
        fleet.size(),
        left,
        books,
        null);
  }

  private List<Rider> riders() throws Failure {
    progress.printf("%d riders register ...%n", plan.riders());
    List<Place> places = IntStream.range(0, plan.riders()).mapToObj(this::place).toList();
    List<Optional<Rider>> registered = Crew.each(places, REGISTER_AT_ONCE, this::rider);
    return registered.stream().flatMap(Optional::stream).toList();
  }

  private Place place(int number) {
    SplittableRandom own = random.split();
    City home = homes.one(own);
    City city = plan.isAway(number) ? homes.awayFrom(home, own).orElse(home) : home;
    return new Place(Person.of(home, run, number, own), city, own);
  }

  /** Empty for those who come too late. */
  private Optional<Rider> rider(Place place) throws Failure {
    if (stop.getCount() == 0) {
      return Optional.empty();
    }
    Door door = target.register(place.person());
    return Optional.of(
        new Rider(place.person(), place.city(), door, plan, statistics, parked, place.random()));
  }

  private void provideVehicles(List<Rider> riders) throws Failure {
    if (riders.isEmpty()) {
      return;
    }
    Map<City, Integer> wanted = new LinkedHashMap<>();
    riders.forEach(rider -> wanted.merge(rider.city(), 1, Integer::sum));
    Account somebody = target.account(riders.getFirst().person(), riders.getFirst().door());
    int number = plan.riders();
    for (Map.Entry<City, Integer> each : wanted.entrySet()) {
      fleet.provide(each.getKey(), each.getValue(), number++, somebody);
    }
    if (fleet.size() > 0) {
      progress.printf("%d vehicles were added.%n", fleet.size());
    }
  }

  private Pace drive(List<Rider> riders, Duration interval) {
    statistics.begin();
    var pace = new Pace(plan.duration(), plan.perSecond(), plan.think(), stop);
    List<Future<?>> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      riders.forEach(rider -> all.add(threads.submit(() -> rider.ride(pace))));
      while (pace.sleep(interval) && !pace.isOver()) {
        Report.interval(progress, statistics.seconds(), statistics.interval());
      }
    }
    all.forEach(Future::resultNow);
    return pace;
  }
}
