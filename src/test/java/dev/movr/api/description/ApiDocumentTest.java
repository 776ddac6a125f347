package dev.movr.api.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.web.failure.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API says of itself. */
@MovrTest
class ApiDocumentTest {
  private static final Path STORED = Path.of("docs", "openapi.json");
  private static final Path GENERATED = Path.of("target", "openapi.json");
  private static final JsonMapper JSON = new JsonMapper();

  @LocalServerPort int port;

  @Test
  void the_stored_description_is_that_of_the_code() throws IOException {
    JsonNode served = JSON.readTree(new Client(port).get("/api/v1/openapi.json").body());
    Files.writeString(
        GENERATED, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(served) + "\n");
    assertThat(Files.readString(GENERATED))
        .as(
            "The API has changed. If its clients may see that, copy %s to %s and commit it.",
            GENERATED, STORED)
        .isEqualTo(Files.readString(STORED));
  }

  @Test
  void its_page_needs_nothing_from_elsewhere_and_no_inline_script() {
    var page = new Client(port).get("/api");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("/webjars/swagger-ui/", "/api/v1/openapi.json")
        .doesNotContain("src=\"http", "href=\"http", "<style")
        .doesNotContainPattern("<script>|onclick|style=");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe");
    for (String file : new String[] {"swagger-ui.css", "swagger-ui-bundle.js"}) {
      assertThat(new Client(port).get("/webjars/swagger-ui/5.32.14/" + file).statusCode())
          .isEqualTo(200);
      assertThat(page.body()).contains("/webjars/swagger-ui/5.32.14/" + file);
    }
  }

  @Test
  void every_type_of_problem_is_explained_where_it_leads() {
    String page = new Client(port).get("/api/problems").body();
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::slug))
        .allSatisfy(slug -> assertThat(page).contains("id=\"" + slug + "\""));
  }

  @Test
  void no_operation_lacks_a_name_and_a_summary() {
    JsonNode paths =
        JSON.readTree(new Client(port).get("/api/v1/openapi.json").body()).at("/paths");
    for (JsonNode operations : paths) {
      for (JsonNode operation : operations) {
        assertThat(operation.path("summary").asString("")).as("%s", operation).isNotBlank();
        assertThat(operation.path("operationId").asString()).doesNotContain("_");
        assertThat(operation.path("responses").has("default")).isTrue();
      }
    }
  }
}
