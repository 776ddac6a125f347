package dev.movr.user;

import dev.movr.web.input.PlainText;
import dev.movr.web.input.Text;
import org.jspecify.annotations.Nullable;

/** What users may correct in their own account. */
public record PersonalData(
    @PlainText(max = 60) String firstName,
    @PlainText(max = 60) String lastName,
    @PlainText(max = 254) @EmailAddress String email) {

  public PersonalData(
      @Nullable String firstName, @Nullable String lastName, @Nullable String email) {
    this.firstName = Text.clean(firstName);
    this.lastName = Text.clean(lastName);
    this.email = Text.clean(email);
  }

  PersonalData withEmail(String other) {
    return new PersonalData(firstName, lastName, other);
  }
}
