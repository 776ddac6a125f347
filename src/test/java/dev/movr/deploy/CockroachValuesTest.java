package dev.movr.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.Region;
import dev.movr.testing.TestCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The values for CockroachDB's chart, against the catalogue and MovR's own manifests. */
class CockroachValuesTest {
  private static final Path DIRECTORY = Path.of("deploy", "kubernetes");
  private static final List<String> REGIONS =
      TestCatalogue.shipped().regions().stream().map(Region::name).toList();

  static Stream<String> regions() {
    return REGIONS.stream();
  }

  private static JsonNode values(String region) throws IOException {
    Path file = DIRECTORY.resolve("cockroachdb").resolve(region + ".yaml");
    return JsonMapper.shared()
        .valueToTree(new Yaml().load(Files.readString(file)))
        .get("cockroachdb");
  }

  private static List<JsonNode> listed(String region) throws IOException {
    return values(region).at("/crdbCluster/regions").valueStream().toList();
  }

  private static String name(JsonNode listed) {
    return listed.get("cloudProvider").asString() + "-" + listed.get("code").asString();
  }

  @Test
  void there_are_values_for_each_region_and_for_no_other() throws IOException {
    try (var files = Files.list(DIRECTORY.resolve("cockroachdb"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              REGIONS.stream().map(name -> name + ".yaml").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("regions")
  void a_cluster_joins_those_before_it_and_none_that_is_not_there_yet(String region)
      throws IOException {
    assertThat(listed(region).stream().map(CockroachValuesTest::name))
        .isEqualTo(REGIONS.subList(0, REGIONS.indexOf(region) + 1));
    assertThat(listed(region)).allMatch(each -> each.get("nodes").asInt() == 3);
    assertThat(values(region).get("clusterDomain"))
        .isEqualTo(listed(region).getLast().get("domain"));
  }

  @ParameterizedTest
  @MethodSource("regions")
  void movr_looks_for_the_nodes_where_they_are(String region) throws IOException {
    String overlay =
        Files.readString(
            DIRECTORY.resolve("overlays").resolve(region).resolve("kustomization.yaml"));
    for (JsonNode each : listed(region)) {
      assertThat(overlay)
          .contains(
              "cockroachdb-public.%s.svc.%s:26257"
                  .formatted(each.get("namespace").asString(), each.get("domain").asString()));
    }
  }

  @ParameterizedTest
  @MethodSource("regions")
  void all_certificates_are_signed_by_the_one_ca_that_the_guide_makes(String region)
      throws IOException {
    JsonNode tls = values(region).get("tls");
    assertThat(tls.get("enabled").asBoolean()).isTrue();
    assertThat(tls.at("/selfSigner/caProvided").asBoolean()).isTrue();
    assertThat(Files.readString(Path.of("docs", "kubernetes.md")))
        .contains("create secret generic " + tls.at("/selfSigner/caSecret").asString() + " ");
  }
}
