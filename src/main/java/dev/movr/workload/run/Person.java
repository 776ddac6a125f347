package dev.movr.workload.run;

import dev.movr.login.Password;
import dev.movr.region.City;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Who registers. The password is random, and shows nowhere. */
public record Person(
    City home, String firstName, String lastName, String username, Password password) {
  private static final SecureRandom SECURE = new SecureRandom();
  private static final List<String> FIRST =
      List.of(
          "Ada", "Bruno", "Chiara", "Dolores", "Emil", "Fatima", "Gustav", "Hana", "Ines", "Jonas",
          "Kofi", "Lena", "Mateo", "Nadia", "Olu", "Priya");
  private static final List<String> LAST =
      List.of(
          "Adams", "Bakker", "Conti", "Dubois", "Evans", "Fischer", "Garcia", "Haddad", "Ito",
          "Jansen", "Khan", "Lopez", "Moreau", "Novak", "Okafor", "Rossi");

  /**
   * Somebody with a username that nobody has.
   *
   * @param run of few letters and digits, another one for each run
   * @param number another one for each person of the run
   */
  public static Person of(City home, String run, int number, RandomGenerator random) {
    String first = FIRST.get(random.nextInt(FIRST.size()));
    String last = LAST.get(random.nextInt(LAST.size()));
    String username = "%s.%s.%s-%d".formatted(first, last, run, number).toLowerCase(Locale.ROOT);
    return new Person(home, first, last, username, randomPassword());
  }

  private static Password randomPassword() {
    byte[] bytes = new byte[24];
    SECURE.nextBytes(bytes);
    return new Password(Base64.getUrlEncoder().encodeToString(bytes));
  }

  String email() {
    return username + "@example.com";
  }
}
