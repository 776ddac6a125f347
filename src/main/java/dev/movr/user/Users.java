package dev.movr.user;

import dev.movr.database.Reads;
import dev.movr.database.Transactions;
import dev.movr.region.City;
import dev.movr.web.Cursor;
import dev.movr.web.Slice;
import dev.movr.web.Text;
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
  private final LoginSql logins;
  private final PasswordHashes hashes;
  private final Transactions transactions;
  private final Reads reads;

  Users(
      UserSql sql, LoginSql logins, PasswordHashes hashes, Transactions transactions, Reads reads) {
    this.sql = sql;
    this.logins = logins;
    this.hashes = hashes;
    this.transactions = transactions;
    this.reads = reads;
  }

  /**
   * By the username, however it is written: two statements, the directory's and the home city's.
   */
  public Optional<User> find(String username) {
    return reads
        .readDirectory(() -> logins.find(Text.canonical(username)))
        .flatMap(found -> find(found.city(), found.userId()));
  }

  public Optional<User> find(City city, UUID id) {
    return reads.read(city, () -> sql.find(city, id));
  }

  /**
   * The current users whose home is that city, by name.
   *
   * @param after where an earlier slice ended; null for the first
   */
  public Slice<Person> inCity(City city, @Nullable String after) {
    Cursor cursor = after == null ? null : Cursor.parse(after, 3);
    return Slice.of(
        reads.read(city, () -> sql.people(city, cursor, PAGE + 1)),
        PAGE,
        person -> Cursor.of(person.firstName(), person.lastName(), person.id()));
  }

  /** What came of {@link #add}. */
  public sealed interface Addition {
    /** The account exists, made now or by the same form before. */
    record Added(Login login) implements Addition {}

    /** Somebody else has the username. */
    record UsernameTaken() implements Addition {}

    /** The form was sent before with another username or password: there is an account already. */
    record AlreadyRegistered() implements Addition {}

    /** The password breaks that rule. */
    record PasswordRefused(String reason) implements Addition {}
  }

  /** Adds a user whose data were validated. */
  public Addition add(NewUser user) {
    return user.password()
        .fault(user.username())
        .<Addition>map(Addition.PasswordRefused::new)
        .orElseGet(() -> added(user, hashes.of(user.password())));
  }

  /** Adds a user who cannot log in, for the demo data. */
  public Addition addWithoutLogin(NewUser user) {
    return added(user, null);
  }

  private Addition added(NewUser user, @Nullable String hash) {
    String username = Text.canonical(user.username());
    var addition = transactions.write(List.of(user.city()), () -> sql.add(user, username, hash));
    boolean own = addition.added() || user.id().equals(addition.holder());
    if (own && addition.sessionNumber() != null && (addition.added() || sentBefore(user, hash))) {
      return new Addition.Added(
          new Login(user.city(), user.id(), username, addition.sessionNumber()));
    }
    return addition.registered() ? new Addition.AlreadyRegistered() : new Addition.UsernameTaken();
  }

  /** Whoever knows an id must know the password too, or an id would be a login. */
  private boolean sentBefore(NewUser user, @Nullable String hash) {
    return reads
        .read(user.city(), () -> logins.passwordHash(user.city(), user.id()))
        .map(stored -> hash != null && hashes.match(user.password(), stored))
        .orElse(hash == null);
  }

  /**
   * Corrects the name and the e-mail address, which were validated; false when the account is
   * removed.
   */
  public boolean correct(Login login, PersonalData data) {
    return transactions.write(
            List.of(login.city()), () -> sql.correct(login.city(), login.userId(), data))
        == 1;
  }

  /**
   * Corrects in part: read and written in one transaction, so that of those who change different
   * fields at the same time nobody undoes what another did. Empty when the account is removed.
   *
   * @param correction what the data are to be, by what they are; it may be asked again
   */
  public Optional<User> correct(Login login, Function<User, PersonalData> correction) {
    return transactions.write(
        List.of(login.city()),
        () ->
            sql.find(login.city(), login.userId())
                .map(user -> {
                  PersonalData data = correction.apply(user);
                  sql.correct(user.city(), user.id(), data);
                  return user.with(data);
                }));
  }

  /** What came of {@link #remove}. */
  public enum Removal {
    /** The account is removed, now or before. */
    REMOVED,
    /** Refused: the ride must be ended first. */
    RIDING,
    /** Refused: the vehicles must be removed first. */
    OWNING
  }

  /**
   * Removes the person from the account: name, e-mail address, username and hash. The rides stay,
   * anonymous.
   */
  public Removal remove(Login login) {
    var found = transactions.write(List.of(login.city()), () -> sql.remove(login));
    if (!found.current()) {
      return Removal.REMOVED;
    }
    return found.riding() ? Removal.RIDING : found.owning() ? Removal.OWNING : Removal.REMOVED;
  }
}
