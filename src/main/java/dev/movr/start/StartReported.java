package dev.movr.start;

/** MovR did not start, and standard error says why: there is nothing more to say. */
public final class StartReported extends RuntimeException {
  private static final long serialVersionUID = 1;

  StartReported(Throwable cause) {
    super(cause);
  }
}
