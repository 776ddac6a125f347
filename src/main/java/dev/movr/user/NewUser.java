package dev.movr.user;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.movr.language.Language;
import dev.movr.login.Password;
import dev.movr.region.City;
import dev.movr.web.input.PlainText;
import dev.movr.web.input.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.text.Normalizer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor fills in to register. The password's rules are {@link Users#add}'s.
 *
 * @param id chosen before the first try, so that a form sent twice makes one account
 * @param city the home city
 * @param username in its compatible form (NFKC), so that its length is that of what is compared
 * @param listed whether the user agrees to be among the people of the city; not unless told so
 * @param language of the account
 */
@Schema(
    example =
        """
        {"city": "paris", "firstName": "Ada", "lastName": "Lovelace", "email": "ada@example.com",
         "username": "ada-1815", "password": "correct horse battery"}
        """)
public record NewUser(
    @NotNull(message = "{user.form-again}") @JsonIgnore UUID id,
    @NotNull(message = "{user.city}") City city,
    @PlainText(max = 60) String firstName,
    @PlainText(max = 60) String lastName,
    @PlainText(max = 254) @EmailAddress String email,
    @Pattern(
            regexp = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{2,29}",
            message = "{user.username-rule}")
        String username,
    @Schema(
            minLength = Password.SHORTEST,
            maxLength = Password.LONGEST,
            description =
                "With at least four different characters. Neither a common password nor one that contains the username.")
        Password password,
    @Schema(
            types = {"boolean", "null"},
            description =
                "Whether others in the city may see the first name and an initial; if left out: no.")
        @Nullable Boolean listed,
    @Schema(
            types = {"string", "null"},
            description = "Of the account; if left out: as Accept-Language prefers.")
        @Nullable Language language) {

  public NewUser(
      UUID id,
      City city,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String email,
      @Nullable String username,
      @Nullable Password password,
      @Nullable Boolean listed,
      @Nullable Language language) {
    this.id = id;
    this.city = city;
    this.firstName = Text.clean(firstName);
    this.lastName = Text.clean(lastName);
    this.email = Text.clean(email);
    this.username = Normalizer.normalize(Text.clean(username), Normalizer.Form.NFKC);
    this.password = password == null ? new Password("") : password;
    this.listed = Boolean.TRUE.equals(listed);
    this.language = language;
  }

  NewUser withId(UUID newId) {
    return new NewUser(
        newId, city, firstName, lastName, email, username, password, listed, language);
  }

  /** With the language of the request, unless it names one. */
  NewUser speaking() {
    Language spoken = language == null ? Language.current() : language;
    return new NewUser(id, city, firstName, lastName, email, username, password, listed, spoken);
  }
}
