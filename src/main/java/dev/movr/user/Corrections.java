package dev.movr.user;

import dev.movr.language.Language;
import dev.movr.login.Login;
import dev.movr.recovery.EmailChanges;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Corrects accounts. Where mails are sent, a new e-mail address has to be confirmed first. */
@Service
class Corrections {
  private final Users users;
  private final EmailChanges emails;

  Corrections(Users users, EmailChanges emails) {
    this.users = users;
    this.emails = emails;
  }

  /**
   * Corrects an account.
   *
   * @param email the address that it is to have; null for the one that it has
   * @param correction as {@link Users#correct} has it
   * @param address the client's
   */
  Correction correct(
      Login login,
      @Nullable String email,
      Function<User, PersonalData> correction,
      String address) {
    Optional<User> corrected =
        users.correct(
            login,
            user -> {
              PersonalData data = correction.apply(user);
              return emails.areConfirmed() ? data.withEmail(user.email()) : data;
            });
    return corrected
        .map(user -> confirmed(login, user, email, address))
        .orElseGet(Correction.NoAccount::new);
  }

  private Correction confirmed(Login login, User user, @Nullable String email, String address) {
    if (email == null || email.equals(user.email())) {
      return new Correction.Saved(user);
    }
    Language language = user.language().orElseGet(Language::current);
    return emails.ask(login, user.email(), email, language, address)
        ? new Correction.ToBeConfirmed(user)
        : new Correction.TooManyToConfirm();
  }
}
