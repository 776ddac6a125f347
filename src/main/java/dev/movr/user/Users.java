package dev.movr.user;

import dev.movr.database.transaction.Reads;
import dev.movr.database.transaction.Transactions;
import dev.movr.login.Floor;
import dev.movr.login.HashingBusy;
import dev.movr.login.Login;
import dev.movr.login.Logins;
import dev.movr.login.PasswordHashes;
import dev.movr.region.City;
import dev.movr.web.input.Text;
import dev.movr.web.paging.Cursor;
import dev.movr.web.paging.Listing;
import dev.movr.web.paging.Slice;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The riders and owners of MovR. */
@Service
public class Users {
  /** How many people one page lists. */
  static final int PAGE = 36;

  private final UserSql sql;
  private final AccountSql accounts;
  private final Logins logins;
  private final PasswordHashes hashes;
  private final RegistrationLimit limit;
  private final Floor floor;
  private final Transactions transactions;
  private final Reads reads;
  private final MeterRegistry meters;

  Users(
      UserSql sql,
      AccountSql accounts,
      Logins logins,
      PasswordHashes hashes,
      RegistrationLimit limit,
      Floor floor,
      Transactions transactions,
      Reads reads,
      MeterRegistry meters) {
    this.sql = sql;
    this.accounts = accounts;
    this.logins = logins;
    this.hashes = hashes;
    this.limit = limit;
    this.floor = floor;
    this.transactions = transactions;
    this.reads = reads;
    this.meters = meters;
  }

  /** By the username, however it is written. */
  public Optional<User> find(String username) {
    return logins.find(username).flatMap(found -> find(found.city(), found.userId()));
  }

  public Optional<User> find(City city, UUID id) {
    return reads.read(city, () -> sql.find(city, id));
  }

  /**
   * Those whose home is that city and who agreed to be listed, by first name.
   *
   * @param after where an earlier slice ended; null for the first
   */
  public Slice<Person> inCity(City city, @Nullable String after) {
    var list = Listing.of("people", city.slug());
    Cursor cursor = list.follow(after, 2);
    return Slice.of(
        reads.read(city, () -> sql.people(city, cursor, PAGE + 1)),
        PAGE,
        person -> list.cursor(person.firstName(), person.id()));
  }

  /**
   * Adds a user whose data were validated.
   *
   * @param address the client's
   */
  public Registration add(NewUser user, String address) {
    Registration registration =
        user.password()
            .fault(user.username())
            .<Registration>map(Registration.PasswordRefused::new)
            .orElseGet(() -> limited(user, address));
    meters.counter("movr.registrations", "outcome", named(registration)).increment();
    return registration;
  }

  private Registration limited(NewUser user, String address) {
    long begin = System.nanoTime();
    Duration wait = limit.begin(user.username(), address);
    if (wait.isZero()) {
      try {
        return added(user, hashes.of(user.password(), address));
      } catch (HashingBusy busy) {
        wait = busy.retryAfter();
      }
    }
    floor.awaitSince(begin);
    return new Registration.TooMany(wait);
  }

  private static String named(Registration registration) {
    return switch (registration) {
      case Registration.Registered _ -> "registered";
      case Registration.AlreadyRegistered _ -> "already_registered";
      case Registration.UsernameTaken _ -> "username_taken";
      case Registration.PasswordRefused _ -> "password_refused";
      case Registration.TooMany _ -> "too_many";
    };
  }

  /** Adds a user who cannot log in, for the demo data. */
  public Registration addWithoutLogin(NewUser user) {
    return added(user, null);
  }

  private Registration added(NewUser user, @Nullable String hash) {
    String username = Text.canonical(user.username());
    var addition =
        transactions.write(
            "register", List.of(user.city()), () -> accounts.add(user, username, hash));
    boolean own = addition.added() || user.id().equals(addition.holder());
    if (own && addition.sessionNumber() != null && (addition.added() || sentBefore(user, hash))) {
      return new Registration.Registered(
          new Login(user.city(), user.id(), username, addition.sessionNumber()));
    }
    return addition.registered()
        ? new Registration.AlreadyRegistered()
        : new Registration.UsernameTaken();
  }

  /** Whoever knows the id must know the password too, or the id would be a login. */
  private boolean sentBefore(NewUser user, @Nullable String hash) {
    return logins.hasPassword(user.city(), user.id(), hash == null ? null : user.password());
  }

  /**
   * Corrects some fields, reading and writing in one transaction, so that people who change
   * different fields at the same time do not undo each other's changes. Empty when the account is
   * removed.
   *
   * @param correction what the data are to be, by what they are; it may be asked again
   */
  public Optional<User> correct(Login login, Function<User, PersonalData> correction) {
    return transactions.write(
        "correct account",
        List.of(login.city()),
        () ->
            sql.find(login.city(), login.userId())
                .map(user -> {
                  PersonalData data = correction.apply(user);
                  sql.correct(user.city(), user.id(), data);
                  return user.with(data);
                }));
  }

  /**
   * Removes the person from the account: name, e-mail address, username and hash. The rides stay,
   * anonymous.
   */
  public AccountRemoval remove(Login login) {
    var found =
        transactions.write("remove account", List.of(login.city()), () -> accounts.remove(login));
    if (!found.current()) {
      return new AccountRemoval.Removed();
    }
    if (found.riding()) {
      return new AccountRemoval.Riding();
    }
    return found.owning() ? new AccountRemoval.Owning() : new AccountRemoval.Removed();
  }
}
