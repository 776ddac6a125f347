package dev.movr.web.failure;

/** What the URL names does not exist, or must not be revealed. */
public final class NotFound extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotFound() {
    super(null, null, false, false);
  }
}
