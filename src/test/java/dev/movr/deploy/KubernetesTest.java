package dev.movr.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.movr.region.Cities;
import dev.movr.region.Region;
import dev.movr.testing.TestCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The manifests as {@code kubectl kustomize} renders them: against strict schemas, and for what no
 * schema sees. Those of Kubernetes are of 1.37 (Apache-2.0), bundled from the package
 * kubernetes-validate without descriptions; those of the Gateway API and of GKE were written by
 * hand, for what is used here and no more.
 */
class KubernetesTest {
  private static final Path DIRECTORY = Path.of("deploy", "kubernetes");
  private static final String SCHEMAS = "https://movr.dev/kubernetes.json";
  private static final Cities CITIES = TestCatalogue.shipped();
  private static final JsonMapper JSON = JsonMapper.shared();

  /** As {@code spring.lifecycle.timeout-per-shutdown-phase}. */
  private static final int GRACE_SECONDS = 20;

  private static List<JsonNode> rendered(String directory) throws Exception {
    var kubectl =
        new ProcessBuilder("kubectl", "kustomize", DIRECTORY.resolve(directory).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(kubectl.waitFor()).isZero();
    List<JsonNode> documents = new ArrayList<>();
    new Yaml().loadAll(text).forEach(document -> documents.add(JSON.valueToTree(document)));
    return documents;
  }

  static Stream<String> overlays() {
    return CITIES.regions().stream().map(region -> "overlays/" + region.name());
  }

  static Stream<String> all() {
    return Stream.concat(overlays(), Stream.of("gateway", "setup"));
  }

  private static String kind(JsonNode document) {
    return document.path("apiVersion").asString("") + " " + document.path("kind").asString("");
  }

  private static List<String> faults(JsonNode document) throws IOException {
    String text = Files.readString(Path.of("src/test/resources/deploy/kubernetes-1.37.json"));
    if (!JSON.readTree(text).get("$defs").has(kind(document))) {
      return List.of("unknown kind: " + kind(document));
    }
    String name = kind(document).replace("/", "~1").replace(" ", "%20");
    return SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(), registry -> registry.schemas(Map.of(SCHEMAS, text)))
        .getSchema(SchemaLocation.of(SCHEMAS + "#/$defs/" + name))
        .validate(document)
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static JsonNode one(List<JsonNode> documents, String kind) {
    List<JsonNode> found =
        documents.stream().filter(each -> each.path("kind").asString("").equals(kind)).toList();
    assertThat(found).as(kind).hasSize(1);
    return found.getFirst();
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_document_is_what_its_schema_says(String directory) throws Exception {
    for (JsonNode document : rendered(directory)) {
      assertThat(faults(document)).as(kind(document)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/spec/template/spec/containers/0, readinessProb, 1",
    "/spec/template/spec/securityContext, runAsNonroot, true",
    "/spec, replicas, three",
    "/spec/strategy/rollingUpdate, maxUnavailablee, 0"
  })
  void a_slip_is_found(String where, String name, String value) throws Exception {
    JsonNode deployment = one(rendered("overlays/gcp-us-east1"), "Deployment");
    ((ObjectNode) deployment.at(where)).put(name, value);
    assertThat(faults(deployment)).isNotEmpty();
    ((ObjectNode) deployment).put("kind", "Deploymint");
    assertThat(faults(deployment)).containsExactly("unknown kind: apps/v1 Deploymint");
  }

  private static JsonNode container(List<JsonNode> documents) {
    return one(documents, "Deployment").at("/spec/template/spec/containers/0");
  }

  private static Set<String> ports(JsonNode container) {
    return container
        .get("ports")
        .valueStream()
        .map(port -> port.get("name").asString())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void what_selects_something_selects_the_instances(String overlay) throws Exception {
    List<JsonNode> documents = rendered(overlay);
    JsonNode labels = one(documents, "Deployment").at("/spec/template/metadata/labels");
    assertThat(labels.isEmpty()).isFalse();
    for (JsonNode selector :
        List.of(
            one(documents, "Deployment").at("/spec/selector/matchLabels"),
            one(documents, "Service").at("/spec/selector"),
            one(documents, "PodDisruptionBudget").at("/spec/selector/matchLabels"),
            one(documents, "NetworkPolicy").at("/spec/podSelector/matchLabels"))) {
      assertThat(selector).isEqualTo(labels);
    }
    assertThat(one(documents, "HorizontalPodAutoscaler").at("/spec/scaleTargetRef/name"))
        .isEqualTo(one(documents, "Deployment").at("/metadata/name"));
    assertThat(one(documents, "ServiceExport").at("/metadata/name"))
        .isEqualTo(one(documents, "Service").at("/metadata/name"));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void every_port_and_probe_is_one_of_movr(String overlay) throws Exception {
    List<JsonNode> documents = rendered(overlay);
    JsonNode container = container(documents);
    assertThat(ports(container)).containsExactlyInAnyOrder("http", "management");
    assertThat(container.at("/ports/0/containerPort").asInt() + 10_000)
        .isEqualTo(container.at("/ports/1/containerPort").asInt());
    assertThat(ports(container))
        .contains(one(documents, "Service").at("/spec/ports/0/targetPort").asString());
    for (JsonNode rule : one(documents, "NetworkPolicy").at("/spec/ingress")) {
      assertThat(ports(container)).contains(rule.at("/ports/0/port").asString());
    }
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(container.get(probe).at("/httpGet/path").asString()).isIn("/livez", "/readyz");
      assertThat(container.get(probe).at("/httpGet/port").asString()).isEqualTo("http");
    }
    assertThat(
            one(rendered("gateway"), "HealthCheckPolicy")
                .at("/spec/default/config/httpHealthCheck/requestPath")
                .asString())
        .isEqualTo("/readyz");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void there_is_time_to_end_what_was_begun(String overlay) throws Exception {
    JsonNode template = one(rendered(overlay), "Deployment").at("/spec/template/spec");
    int notice = template.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
    int draining =
        one(rendered("gateway"), "GCPBackendPolicy")
            .at("/spec/default/connectionDraining/drainingTimeoutSec")
            .asInt();
    assertThat(notice).isPositive();
    assertThat(template.get("terminationGracePeriodSeconds").asInt())
        .isGreaterThan(notice + GRACE_SECONDS);
    assertThat(draining).isGreaterThanOrEqualTo(GRACE_SECONDS);
    assertThat(Files.readString(Path.of("src/main/resources/application.yaml")))
        .contains("timeout-per-shutdown-phase: " + GRACE_SECONDS + "s");
  }

  @Test
  void each_region_has_an_overlay_with_its_own_database_first() throws Exception {
    for (Region region : CITIES.regions()) {
      JsonNode data = one(rendered("overlays/" + region.name()), "ConfigMap").get("data");
      assertThat(data.get("region").asString()).isEqualTo(region.name());
      List<String> hosts = List.of(data.get("database-hosts").asString().split(",", -1));
      assertThat(hosts).hasSize(CITIES.regions().size()).doesNotHaveDuplicates();
      assertThat(hosts.getFirst()).contains("." + region.name() + ":");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void secrets_are_referred_to_and_not_written_down(String directory) throws Exception {
    List<JsonNode> documents = rendered(directory);
    assertThat(documents).noneMatch(document -> document.get("kind").asString().equals("Secret"));
    Set<String> names =
        documents.stream()
            .flatMap(document -> document.findValues("secretKeyRef").stream())
            .map(reference ->
                reference.get("name").asString() + "/" + reference.get("key").asString())
            .collect(Collectors.toSet());
    assertThat(names)
        .isSubsetOf(
            "movr/secret-key",
            "movr-database/user",
            "movr-database/password",
            "movr-database-owner/user",
            "movr-database-owner/password");
  }
}
