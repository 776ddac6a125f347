package dev.movr.testing;

import dev.movr.region.Region;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A cluster with a node in each region of the catalogue, all in one container and in memory, so
 * that the tables are {@code REGIONAL BY ROW} and {@code GLOBAL}. Testcontainers ends it after the
 * run.
 */
final class CockroachContainer {
  private static final String IMAGE = "cockroachdb/cockroach:latest-v26.2";
  private static final int SQL = 26_257;
  private static final int HTTP = 8_080;

  private CockroachContainer() {}

  /** Returns the first node's address, as for {@code DB_URI}. */
  @SuppressWarnings("resource")
  static String start() {
    List<String> regions = TestCatalogue.ofTheRun().regions().stream().map(Region::name).toList();
    var cluster =
        new GenericContainer<>(DockerImageName.parse(IMAGE))
            .withCommand("shell", "-c", script(regions))
            .withExposedPorts(SQL, HTTP)
            .waitingFor(
                Wait.forHttp("/health?ready=1")
                    .forPort(HTTP)
                    .withStartupTimeout(Duration.ofMinutes(2)));
    cluster.start();
    return "cockroachdb://root@%s:%d/defaultdb?sslmode=disable"
        .formatted(cluster.getHost(), cluster.getMappedPort(SQL));
  }

  /**
   * What the container runs. The nodes share one clock, and a write of a global table waits for as
   * long as clocks may differ.
   */
  static String script(List<String> regions) {
    String all =
        IntStream.range(0, regions.size())
            .mapToObj(i -> "localhost:" + (SQL + i))
            .collect(Collectors.joining(","));
    return """
    sql=%d http=%d
    for region in %s; do
      ./cockroach start --insecure --store=type=mem,size=640MiB --max-offset=50ms \\
        --locality=region=$region --join=%s \\
        --listen-addr=0.0.0.0:$sql --advertise-addr=localhost:$sql --http-addr=0.0.0.0:$http &
      sql=$((sql + 1)) http=$((http + 1))
    done
    until ./cockroach init --insecure --host=localhost:%d; do sleep 1; done
    wait
    """
        .formatted(SQL, HTTP, String.join(" ", regions), all, SQL);
  }
}
