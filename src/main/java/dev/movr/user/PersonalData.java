package dev.movr.user;

import dev.movr.language.Language;
import dev.movr.web.input.PlainText;
import dev.movr.web.input.Text;
import org.jspecify.annotations.Nullable;

/**
 * What users may change in their own account.
 *
 * @param listed whether the user agrees to be among the people of the city; not unless told so
 * @param language of the account; null for the one that it has
 */
public record PersonalData(
    @PlainText(max = 60) String firstName,
    @PlainText(max = 60) String lastName,
    @PlainText(max = 254) @EmailAddress String email,
    Boolean listed,
    @Nullable Language language) {

  public PersonalData(
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String email,
      @Nullable Boolean listed,
      @Nullable Language language) {
    this.firstName = Text.clean(firstName);
    this.lastName = Text.clean(lastName);
    this.email = Text.clean(email);
    this.listed = Boolean.TRUE.equals(listed);
    this.language = language;
  }

  PersonalData withEmail(String other) {
    return new PersonalData(firstName, lastName, other, listed, language);
  }
}
