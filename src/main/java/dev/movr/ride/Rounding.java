package dev.movr.ride;

import dev.movr.database.transaction.Transactions;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Makes old rides coarse, as the settings say. Every instance does it, each a slice at a time that
 * the others leave alone.
 */
@Service
@EnableConfigurationProperties(PrivacySettings.class)
class Rounding {
  /** How many rides one transaction rounds. */
  static final int SLICE = 500;

  private static final Logger log = LoggerFactory.getLogger(Rounding.class);

  private final RoundingSql sql;
  private final PrivacySettings settings;
  private final Cities cities;
  private final Transactions transactions;
  private final MeterRegistry meters;
  private final Clock clock;

  Rounding(
      RoundingSql sql,
      PrivacySettings settings,
      Cities cities,
      Transactions transactions,
      MeterRegistry meters,
      Clock clock) {
    this.sql = sql;
    this.settings = settings;
    this.cities = cities;
    this.transactions = transactions;
    this.meters = meters;
    this.clock = clock;
    cities.cities().forEach(this::counter);
  }

  @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void round() {
    settings.roundedAfter().ifPresent(age -> roundEndedBefore(clock.instant().minus(age)));
  }

  /** A region that does not answer is left for the next time. */
  void roundEndedBefore(Instant time) {
    for (Region region : cities.regions()) {
      try {
        cities.in(region).forEach(city -> round(city, time));
      } catch (DataAccessException away) {
        log.warn("Not all old rides of {} are rounded; the next run goes on", region.name(), away);
      }
    }
  }

  private void round(City city, Instant before) {
    long all = 0;
    int some;
    do {
      some = transactions.write("round rides", List.of(city), () -> sql.round(city, before, SLICE));
      counter(city).increment(some);
      all += some;
    } while (some == SLICE);
    if (all > 0) {
      log.info("Rounded {} rides in {} that ended before {}", all, city, before);
    }
  }

  private Counter counter(City city) {
    return meters.counter("movr.rides.rounded", "city", city.slug());
  }
}
