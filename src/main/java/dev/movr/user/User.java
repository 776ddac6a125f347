package dev.movr.user;

import dev.movr.language.Language;
import dev.movr.region.City;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An account that has not been removed.
 *
 * @param city the home city: where the user registered
 * @param username as its holder writes it
 * @param listed whether the user agreed to be among the people of the city
 * @param language that mails to the user are in; empty while nobody has said
 * @param isOwner whether the user ever added a vehicle
 */
public record User(
    City city,
    UUID id,
    String firstName,
    String lastName,
    String email,
    String username,
    boolean listed,
    Optional<Language> language,
    boolean isOwner,
    Instant dateJoined) {
  User with(PersonalData data) {
    return new User(
        city,
        id,
        data.firstName(),
        data.lastName(),
        data.email(),
        username,
        data.listed(),
        Optional.ofNullable(data.language()).or(() -> language),
        isOwner,
        dateJoined);
  }
}
