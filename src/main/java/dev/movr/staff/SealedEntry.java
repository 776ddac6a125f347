package dev.movr.staff;

/** An entry of the log, and whether it is as it was written. */
public record SealedEntry(LogEntry entry, State state) {
  /** What its seal tells. */
  public enum State {
    INTACT,
    /** It was sealed with another {@code SECRET_KEY}, or somebody says so: nobody can tell. */
    OTHER_KEY,
    /** It, or the entry before it, was changed. */
    CHANGED,
    /** The entry before it is missing. */
    AFTER_A_GAP
  }

  public boolean intact() {
    return state == State.INTACT;
  }
}
