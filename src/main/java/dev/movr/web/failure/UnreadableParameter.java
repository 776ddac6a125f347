package dev.movr.web.failure;

/** A query parameter or a header is malformed. */
public final class UnreadableParameter extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * @param advice how it is to be written, for whoever sent it
   */
  public UnreadableParameter(String advice) {
    super(advice);
  }
}
