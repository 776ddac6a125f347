package dev.movr.web.failure;

/** A parameter of a query or a header is not written as it should be. */
public final class UnreadableParameter extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * @param advice how it is to be written, for whoever sent it
   */
  public UnreadableParameter(String advice) {
    super(advice);
  }
}
