package dev.movr.staff;

import dev.movr.database.transaction.Reads;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.web.paging.Cursor;
import dev.movr.web.paging.Listing;
import dev.movr.web.paging.Slice;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** What was done to the accounts of each city, by whom and why. */
@Service
public class StaffLogs {
  /** How many entries one page lists. */
  static final int PAGE = 50;

  /** How many entries one look at the whole log goes back, and how many it reads at once. */
  static final int LONGEST_LOOK = 20_000;

  private static final int LOOK = 1_000;
  private static final Logger log = LoggerFactory.getLogger(StaffLogs.class);

  private final StaffLogSql sql;
  private final LogSeals seals;
  private final Reads reads;
  private final Clock clock;

  StaffLogs(StaffLogSql sql, LogSeals seals, Reads reads, Clock clock) {
    this.sql = sql;
    this.seals = seals;
    this.reads = reads;
    this.clock = clock;
  }

  /**
   * Adds an entry, within the transaction of what it tells of.
   *
   * @param reason empty where none is asked for
   */
  LogEntry add(Actor actor, StaffAction action, City city, UUID subjectId, String reason) {
    List<LogEntry> last = sql.before(city, Long.MAX_VALUE, 1);
    var entry =
        new LogEntry(
            city,
            last.isEmpty() ? 1 : last.getFirst().number() + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            actor.name(),
            actor.id(),
            action.code(),
            subjectId,
            null,
            reason,
            seals.keyId(),
            "");
    sql.add(entry, seals.seal(last.isEmpty() ? "" : last.getFirst().seal(), entry));
    return entry;
  }

  /** Tells the program's log too, once the entry is committed: there nobody can cut its end off. */
  static void tell(LogEntry entry) {
    log.info(
        "Staff: {} {}: user {} of {}, entry {} of the staff log of {}",
        entry.actor(),
        entry.action(),
        entry.subjectId(),
        entry.city(),
        entry.number(),
        entry.city());
  }

  /**
   * The entries of a city, newest first, each held against the one before it.
   *
   * @param after where an earlier slice ended; null for the first
   */
  Slice<SealedEntry> ofCity(City city, @Nullable String after) {
    var list = Listing.of("staff log", city.slug());
    Cursor cursor = list.follow(after, 1);
    long before = cursor == null ? Long.MAX_VALUE : cursor.whole(0);
    List<LogEntry> entries = reads.read(city, () -> sql.before(city, before, PAGE + 1));
    List<SealedEntry> checked = seals.check(entries, PAGE);
    return new Slice<>(
        checked, Slice.of(entries, PAGE, entry -> list.cursor(entry.number())).next());
  }

  /**
   * What was done to an account, newest first. The beginning is read now, and the rest as the
   * stream goes on.
   */
  public Stream<ActOnAccount> on(Login account) {
    City city = account.city();
    return Slice.<LogEntry>stream(
            LOOK,
            last -> {
              long before = last == null ? Long.MAX_VALUE : last.number();
              return reads.read(city, () -> sql.on(city, account.userId(), before, LOOK));
            })
        .map(entry -> new ActOnAccount(entry.doneAt(), entry.actionInWords(), entry.reason()));
  }

  /** Those of the newest {@link #LONGEST_LOOK} entries that are not as they were written. */
  List<SealedEntry> faults(City city) {
    var faults = new ArrayList<SealedEntry>();
    long next = Long.MAX_VALUE;
    for (int looked = 0; looked < LONGEST_LOOK; looked += LOOK) {
      long before = next;
      List<LogEntry> entries = reads.read(city, () -> sql.before(city, before, LOOK + 1));
      seals.check(entries, LOOK).stream().filter(entry -> !entry.intact()).forEach(faults::add);
      if (entries.size() <= LOOK) {
        break;
      }
      next = entries.get(LOOK - 1).number();
    }
    return faults;
  }
}
