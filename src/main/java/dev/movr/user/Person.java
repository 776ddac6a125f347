package dev.movr.user;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What other users may know of a user who agreed to that.
 *
 * @param initial of the last name
 */
public record Person(UUID id, String firstName, String initial) {
  /** What a reader takes for one letter, which may be several characters. */
  private static final Pattern LETTER = Pattern.compile("\\X");

  static Person named(UUID id, String firstName, String lastName) {
    var letter = LETTER.matcher(lastName);
    return new Person(id, firstName, letter.find() ? letter.group() : "");
  }

  /** As <i>Ada L.</i> */
  public String name() {
    return firstName + " " + initial + ".";
  }
}
