package dev.movr.testing;

import java.util.Objects;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * Before the first test: finds the CockroachDB that the store tests are to run on, or starts one in
 * a container, and says which it is.
 */
public final class OnCockroachDb implements LauncherSessionListener {
  private static final String GIVEN = "MOVR_TEST_COCKROACHDB_URI";
  private static final String IMAGE = "cockroachdb/cockroach:latest-v26.2";
  private static final int SQL = 26_257;
  private static final int HTTP = 8_080;

  /**
   * @throws IllegalStateException when there is something else than a CockroachDB
   */
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String given = Objects.requireNonNullElse(System.getenv(GIVEN), "");
    String uri = given.isBlank() ? container() : given.strip();
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

  /** A single node; Testcontainers ends it after the run. */
  @SuppressWarnings("resource")
  private static String container() {
    var node =
        new GenericContainer<>(DockerImageName.parse(IMAGE))
            .withCommand("start-single-node", "--insecure")
            .withExposedPorts(SQL, HTTP)
            .waitingFor(Wait.forHttp("/health?ready=1").forPort(HTTP));
    node.start();
    return "cockroachdb://root@%s:%d/defaultdb?sslmode=disable"
        .formatted(node.getHost(), node.getMappedPort(SQL));
  }
}
