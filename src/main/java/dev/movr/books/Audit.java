package dev.movr.books;

/** How many rows were read, and how often they disagreed. */
public record Audit(long users, long vehicles, long rides, long disagreements) {
  static final Audit NOTHING = new Audit(0, 0, 0, 0);

  Audit and(Audit other) {
    return new Audit(
        users + other.users,
        vehicles + other.vehicles,
        rides + other.rides,
        disagreements + other.disagreements);
  }
}
