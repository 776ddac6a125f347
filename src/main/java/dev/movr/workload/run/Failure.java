package dev.movr.workload.run;

import dev.movr.workload.run.HttpConnection.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;

/** What was asked of MovR was refused, or not answered. */
public final class Failure extends Exception {
  private static final long serialVersionUID = 1;

  private final String kind;
  private final int status;
  private final boolean outcomeUnknown;

  /**
   * @param kind under which it is counted: {@code 409 vehicle-busy}, {@code timeout}
   * @param status of HTTP; 0 when there was no answer
   * @param outcomeUnknown whether a write may have been done nevertheless
   */
  Failure(String kind, int status, boolean outcomeUnknown) {
    super(kind, null, false, false);
    this.kind = kind;
    this.status = status;
    this.outcomeUnknown = outcomeUnknown;
  }

  /** Of an answer that was not the one that was hoped for. */
  static Failure of(Answer answer) {
    String problem = problem(answer);
    boolean nothingDone =
        answer.status() < 500 || problem.equals("unavailable") || problem.equals("overloaded");
    return new Failure((answer.status() + " " + problem).strip(), answer.status(), !nothingDone);
  }

  /** The name behind the hash sign of a problem's type; of a redirect, where it leads. */
  private static String problem(Answer answer) {
    if (!answer.location().isEmpty()) {
      return "to " + answer.location().split("\\?", 2)[0];
    }
    String text = answer.octets();
    int begin = text.indexOf("/api/problems#");
    int end = text.indexOf('"', begin);
    return text.startsWith("{") && begin > 0 && end > begin
        ? text.substring(text.indexOf('#', begin) + 1, end)
        : "";
  }

  static Failure of(IOException failure) {
    boolean sent = !(failure instanceof HttpConnection.NotConnected);
    Throwable cause = !sent && failure.getCause() != null ? failure.getCause() : failure;
    String kind =
        switch (cause) {
          case SocketTimeoutException _ -> "timeout";
          case ConnectException _ -> "connection refused";
          default -> sent ? "connection lost" : "no connection";
        };
    return new Failure(kind, 0, sent);
  }

  String kind() {
    return kind;
  }

  boolean is(String problem) {
    return kind.endsWith(problem);
  }

  /** Of HTTP; 0 when there was no answer. */
  public int status() {
    return status;
  }

  boolean outcomeUnknown() {
    return outcomeUnknown;
  }

  /** Whether MovR is away, or has too much to do: then it is left alone for a moment. */
  boolean isOutage() {
    return status == 0 || status >= 500;
  }
}
