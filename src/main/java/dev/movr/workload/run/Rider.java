package dev.movr.workload.run;

import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Looks for vehicles and rides them, one thing after the other. */
final class Rider {
  private static final int MOST_TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Person person;
  private final City city;
  private final Door door;
  private final Book book;
  private final Plan plan;
  private final Statistics statistics;
  private final Stopwatch watch;
  private final Parked parked;
  private final RandomGenerator random;
  private @Nullable UUID known;
  private @Nullable Place destination;
  private int outages;

  /**
   * @param city where the rider rides
   */
  Rider(
      Person person,
      City city,
      Door door,
      Plan plan,
      Statistics statistics,
      Parked parked,
      RandomGenerator random) {
    this.person = person;
    this.city = city;
    this.door = door;
    this.book = new Book(person.username());
    this.plan = plan;
    this.statistics = statistics;
    this.watch = new Stopwatch(statistics);
    this.parked = parked;
    this.random = random;
  }

  Person person() {
    return person;
  }

  City city() {
    return city;
  }

  boolean isAway() {
    return !city.region().equals(person.home().region());
  }

  Door door() {
    return door;
  }

  Book book() {
    return book;
  }

  /** Until it is over. A ride that goes on then is left to {@link #settle}. */
  void ride(Pace pace) {
    for (OptionalLong due = pace.next(random); due.isPresent(); due = pace.next(random)) {
      try {
        turn(pace, due.getAsLong());
        outages = 0;
      } catch (Failure failure) {
        if (failure.isOutage()) {
          pace.sleep(pause());
        }
      }
    }
  }

  /** MovR is left alone for longer and longer. */
  private Duration pause() {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(outages++, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private void turn(Pace pace, long due) throws Failure {
    if (door.isDueForRenewal()) {
      watch.time(Operation.RENEW, door::renew);
    }
    if (book.active().isPresent() || book.hasOpenStarts()) {
      finish();
    }
    if (random.nextDouble() < plan.reads()) {
      read(due);
    } else {
      cycle(pace, due);
    }
  }

  private void read(long due) throws Failure {
    UUID vehicle = known;
    switch (random.nextInt(vehicle == null ? 4 : 5)) {
      case 0 -> watch.time(Operation.LIST, due, () -> door.list(city));
      case 1 -> near(due);
      case 2 -> watch.time(Operation.HISTORY, due, door::history);
      case 3 -> watch.time(Operation.PROFILE, due, door::profile);
      default -> {
        if (vehicle != null) {
          watch.time(Operation.LOOK, due, () -> door.look(city, vehicle));
        }
      }
    }
  }

  private List<UUID> near(long due) throws Failure {
    Point here = Surroundings.somewhere(city, random).point();
    List<UUID> found = watch.ask(Operation.NEAR, due, () -> door.near(city, here));
    if (!found.isEmpty()) {
      known = found.get(random.nextInt(found.size()));
    }
    return found;
  }

  private void cycle(Pace pace, long due) throws Failure {
    List<UUID> found = near(due);
    if (found.isEmpty()) {
      statistics.nothingNear();
      return;
    }
    start(found.get(random.nextInt(found.size())));
    if (pace.sleep(Pace.around(plan.riding(), random)) && !pace.isOver()) {
      end();
    }
  }

  private void start(UUID vehicle) throws Failure {
    var asked = new Book.Asked(city, vehicle, UUID.randomUUID());
    try {
      book.started(
          asked,
          watch.ask(
              Operation.START, System.nanoTime(), () -> door.start(city, vehicle, asked.chosen())));
    } catch (Failure failure) {
      if (failure.outcomeUnknown() || failure.is("already-riding")) {
        book.mayHaveStarted(asked);
      }
      throw failure;
    }
    followed();
  }

  /** Browsers go where they are sent. */
  private void followed() throws Failure {
    if (door.redirects()) {
      watch.time(Operation.HISTORY, door::history);
    }
  }

  private void end() throws Failure {
    var ride = book.active().orElseThrow();
    Place place = destination == null ? Surroundings.somewhere(ride.city(), random) : destination;
    destination = place;
    long sentAt = System.nanoTime();
    try {
      watch.time(Operation.END, () -> door.end(ride.city(), ride.id(), place));
      parked.left(ride.vehicle(), new Parked.Spot(ride.city(), place, sentAt));
      ended(place);
    } catch (Failure failure) {
      if (failure.status() >= 400 && failure.status() < 500 && failure.status() != 401) {
        ended(null);
      }
      throw failure;
    }
    followed();
  }

  private void ended(@Nullable Place place) {
    book.ended(place);
    destination = null;
  }

  /** Ends the ride that goes on, or that may have been started. */
  private void finish() throws Failure {
    if (book.active().isEmpty()) {
      watch.ask(Operation.RIDING, System.nanoTime(), door::riding).ifPresent(book::isRiding);
    }
    if (book.active().isPresent()) {
      end();
    }
  }

  /** After the run: leaves no ride behind. Returns what stands against it. */
  Optional<Failure> settle() {
    Optional<Failure> last = Optional.empty();
    for (int i = 0; i < MOST_TRIES; i++) {
      try {
        if (door.isDueForRenewal()) {
          door.renew();
        }
        finish();
        return Optional.empty();
      } catch (Failure failure) {
        last = Optional.of(failure);
        pauseInPeace();
      }
    }
    return last;
  }

  private void pauseInPeace() {
    try {
      Thread.sleep(pause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
