package dev.movr.workload.regions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.MovrProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code movr regions --cockroachdb} asks of a program named cockroach. The one here only
 * writes down what it is asked for: none was at hand that is a database.
 */
@Timeout(600)
class CockroachNodesTest {
  private static final String WRITES_DOWN =
      """
      #!/bin/sh
      echo "$$ $@" >>"$0.asked"
      case $1 in
        start) exec sleep 600 ;;
        init) exit 0 ;;
        *) echo refused; kill $(sed -n 's/ start .*//p' "$0.asked"); exit 1 ;;
      esac
      """;

  @TempDir private Path directory;

  private MovrProcess regions() throws IOException {
    var variables =
        Map.of(
            "PATH",
            directory + ":" + System.getenv("PATH"),
            "DATA_DIR",
            directory.resolve("data").toString());
    return MovrProcess.run(variables, "regions", "--cockroachdb", "--riders=0");
  }

  @Test
  void three_nodes_of_each_region_become_one_cluster_and_none_is_left() throws Exception {
    Path program = directory.resolve("cockroach");
    Files.writeString(program, WRITES_DOWN);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    try (var movr = regions()) {
      assertThat(movr.awaitEnd()).isEqualTo(1);
      assertThat(movr.err())
          .startsWith("movr regions: CockroachDB does not start; the logs in ")
          .hasLineCount(1);
    }
    List<String> asked = Files.readAllLines(directory.resolve("cockroach.asked"));
    List<String> starts = asked.stream().filter(line -> line.contains(" start ")).toList();
    assertThat(starts).hasSize(9).allMatch(line -> line.contains("--store=type=mem,"));
    for (String region : List.of("gcp-us-east1", "gcp-us-west1", "gcp-europe-west1")) {
      for (String zone : List.of("a", "b", "c")) {
        assertThat(starts)
            .filteredOn(
                line -> line.contains("--locality=region=%s,zone=%s ".formatted(region, zone)))
            .hasSize(1);
      }
    }
    assertThat(starts)
        .extracting(line -> line.replaceFirst(".*--join=", ""))
        .containsOnly(join(starts));
    String host = "--host=" + join(starts).replaceFirst(",.*", "");
    assertThat(
            asked.stream()
                .map(line -> line.replaceFirst("\\d+ ", ""))
                .filter(line -> !line.startsWith("start "))
                .distinct())
        .containsExactly(
            "init --insecure " + host,
            "sql --insecure " + host + " --execute=CREATE DATABASE IF NOT EXISTS movr");
    for (String start : starts) {
      var node = ProcessHandle.of(Long.parseLong(start.replaceFirst(" .*", "")));
      assertThat(node.flatMap(process -> process.info().command())).isEmpty();
    }
  }

  /** The first node of each region. */
  private static String join(List<String> starts) {
    return Stream.of("gcp-us-east1", "gcp-us-west1", "gcp-europe-west1")
        .flatMap(region ->
            starts.stream().filter(line -> line.contains("region=" + region + ",zone=a ")))
        .map(line -> line.replaceFirst(".*--listen-addr=(\\S+).*", "$1"))
        .collect(Collectors.joining(","));
  }

  @Test
  void without_the_program_that_is_said() throws Exception {
    try (var movr = regions()) {
      assertThat(movr.awaitEnd()).isEqualTo(1);
      assertThat(movr.err())
          .isEqualToIgnoringNewLines(
              "movr regions: --cockroachdb needs a program named cockroach on the PATH.");
    }
  }
}
