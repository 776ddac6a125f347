package dev.movr.workload.regions;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Set;

/**
 * When a request may be sent to another instance. The rules are those of deploy/compose's HAProxy:
 * what was never sent is sent again whatever it is, what may have arrived only if it changes
 * nothing.
 */
final class Attempt {
  private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD");

  private Attempt() {}

  static boolean mayBeRepeated(String method, IOException failure) {
    return neverSent(failure) || CHANGE_NOTHING.contains(method);
  }

  /** For the client, when it is not sent again. */
  static int status(IOException failure) {
    return failure instanceof HttpTimeoutException ? 504 : 502;
  }

  private static boolean neverSent(IOException failure) {
    return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
  }
}
