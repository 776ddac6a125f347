package dev.movr.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's description, as it is stored, and what it says of an answer. */
public final class ApiContract {
  static final Path STORED = Path.of("docs", "openapi.json");
  private static final String NAME = "https://movr.dev/openapi.json";
  private static final String SCHEMA = "#/components/schemas/";
  private static final String DEFINITION = "#/$defs/";

  private static final String TEXT = read();
  public static final JsonNode DOCUMENT = new JsonMapper().readTree(TEXT);

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          Dialects.getOpenApi31(),
          registry ->
              registry
                  .schemas(Map.of(NAME, schemas()))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  /** As a JSON Schema, which has its definitions elsewhere. */
  private static String schemas() {
    return "{\"$defs\": "
        + DOCUMENT.at("/components/schemas").toString().replace(SCHEMA, DEFINITION)
        + "}";
  }

  private ApiContract() {}

  private static String read() {
    try {
      return Files.readString(STORED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless the description says that this operation may answer so. */
  static void check(String method, String path, HttpResponse<String> answer) {
    if (path.equals("/api/v1/openapi.json")) {
      return;
    }
    String what = method + " " + path + " → " + answer.statusCode() + " " + answer.body();
    Optional<JsonNode> expected = operation(method, path).map(found -> response(found, answer));
    if (method.equals("HEAD") || answer.body().isEmpty()) {
      expected.ifPresent(response ->
          assertThat(response.has("content") && !method.equals("HEAD")).as(what).isFalse());
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElse("");
    JsonNode content = expected.map(response -> response.path("content").path(type)).orElse(null);
    if (content == null) {
      assertThat(type).as(what).isEqualTo("application/problem+json");
    } else {
      assertThat(content.isObject()).as("%s of type %s is described", what, type).isTrue();
    }
    String schema = content == null ? SCHEMA + "Problem" : content.at("/schema/$ref").asString();
    assertThat(faults(schema, answer.body())).as(what).isEmpty();
  }

  /** Whether the description allows this body for a request. */
  public static boolean allows(String schema, String body) {
    return faults(SCHEMA + schema, body).isEmpty();
  }

  private static List<Error> faults(String schema, String body) {
    return SCHEMAS
        .getSchema(SchemaLocation.of(NAME + schema.replace(SCHEMA, DEFINITION)))
        .validate(body, InputFormat.JSON);
  }

  private static JsonNode response(JsonNode operation, HttpResponse<String> answer) {
    JsonNode responses = operation.path("responses");
    JsonNode exact = responses.path(String.valueOf(answer.statusCode()));
    return exact.isObject() ? exact : responses.path("default");
  }

  /** Empty where nothing is described: an unknown path, or a method that is not allowed. */
  private static Optional<JsonNode> operation(String method, String path) {
    String plain = path.replaceFirst("\\?.*", "");
    String key = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    return DOCUMENT
        .path("paths")
        .propertyStream()
        .filter(entry -> matches(entry.getKey(), plain))
        .map(Map.Entry::getValue)
        .filter(operations -> operations.has(key))
        .map(operations -> operations.get(key))
        .findFirst();
  }

  private static boolean matches(String template, String path) {
    return Pattern.matches(template.replaceAll("\\{\\w+}", "[^/]+"), path);
  }

  /** The schema, or that which it refers to. */
  static JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : DOCUMENT.at(reference.substring(1));
  }
}
