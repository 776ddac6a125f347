package dev.movr.web.failure;

/** What the URL names is not there, or must not be known to be there. */
public final class NotFound extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotFound() {
    super(null, null, false, false);
  }
}
