package dev.movr.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Before the first test: finds the CockroachDB that the store tests are to run on, or starts one in
 * a container, and says which it is.
 */
public final class OnCockroachDb implements LauncherSessionListener {
  private static final String GIVEN = "MOVR_TEST_COCKROACHDB_URI";

  /**
   * @throws IllegalStateException when there is something else than a CockroachDB
   */
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String given = Objects.requireNonNullElse(System.getenv(GIVEN), "");
    String uri = given.isBlank() ? ofRegions() : given.strip();
    var server = new GivenServer(uri);
    if (!server.isCockroach()) {
      throw new IllegalStateException(GIVEN + " names no CockroachDB, but " + server.version());
    }
    System.setProperty(TestServer.GIVEN, uri);
    System.out.printf(
        "The store tests run on %s, %s.%n",
        server.version(),
        server.hasAllRegions() ? "in the catalogue's regions" : "without regions");
  }

  /** The first node is ready before it has heard of the others. */
  private static String ofRegions() {
    String uri = CockroachContainer.start();
    await().atMost(Duration.ofMinutes(2)).until(new GivenServer(uri)::hasAllRegions);
    return uri;
  }
}
