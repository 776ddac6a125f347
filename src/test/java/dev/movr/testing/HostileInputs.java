package dev.movr.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values that nobody expects, and bodies with some of them, as the API's description allows. */
public final class HostileInputs {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\u202Eevil",
          "\uFFFD",
          "x".repeat(3000),
          "' OR 1=1 --",
          "<script>alert(1)</script>",
          "../../etc/passwd",
          "%00",
          "null",
          "NaN",
          "-1",
          "9".repeat(300),
          "1e400",
          "🛴",
          "Z\u0351\u0351\u0351",
          "${jndi:ldap://x}",
          "00000000-0000-0000-0000-000000000000",
          "1-1-1-1-1",
          "91,181",
          "1,2,3,4",
          "4,3,2,1",
          "MTc5NTMxNjM0ODI4ODgxNB9hNTAxYWYwNC01MjI5LTM0YjktYjczMC1mMTkzMjJhNjZjYWE");

  /** Raw JSON. */
  private static final List<String> JSON =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "0.1",
          "1e400",
          "-1e-400",
          "9223372036854775808",
          "9".repeat(900),
          "[]",
          "{}",
          "[[[[[[]]]]]]",
          "{\"a\":{\"b\":[null]}}",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\u0001\"",
          "\"unfinished",
          "'x'",
          "NaN",
          "undefined");

  private final RandomGenerator random;
  private final String id;

  /**
   * @param id of something that is there
   */
  public HostileInputs(RandomGenerator random, String id) {
    this.random = random;
    this.id = id;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** A value for a parameter, encoded; most often one that is right. */
  public String parameter(JsonNode parameter) {
    String right =
        switch (parameter.path("name").asString()) {
          case "near" -> "40.758,-73.9855";
          case "bbox" -> "40.7,-74.02,40.8,-73.93";
          default -> right(parameter.path("schema"));
        };
    return URLEncoder.encode(oneIn(4) ? any(TEXTS) : right, StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  /** Whether a parameter that need not be there is. */
  public boolean isThere() {
    return oneIn(3);
  }

  /** A parameter that nobody described, and most often none. */
  public String query() {
    return oneIn(10)
        ? "&" + any(List.of("=x", "=", "&&", "%C3%28=1", "x=%E2%28", "%00=1", "x"))
        : "";
  }

  /** Most often that which is read. */
  public String mediaType() {
    return oneIn(10)
        ? any(List.of("text/plain", "*/*", "application/*", "multipart/form-data", "json", "a/b;c"))
        : "application/json";
  }

  /** A value for a header: what Java's client sends at all. */
  public String header() {
    return any(TEXTS.stream().filter(text -> text.matches("[ -~]+")).toList());
  }

  /** A body that is right but for some of its fields, or not even that. */
  public String body(JsonNode schema) {
    if (oneIn(10)) {
      return any(JSON);
    }
    String body = object(schema);
    return oneIn(20) ? body.substring(0, random.nextInt(body.length())) : body;
  }

  private String object(JsonNode schema) {
    return ApiContract.resolved(schema)
        .path("properties")
        .propertyStream()
        .filter(property -> !oneIn(12))
        .map(property ->
            "\""
                + (oneIn(30) ? "other" : property.getKey())
                + "\":"
                + value(property.getKey(), property.getValue()))
        .collect(Collectors.joining(",", "{", oneIn(30) ? ",\"more\":1}" : "}"));
  }

  private String value(String name, JsonNode reference) {
    JsonNode schema = ApiContract.resolved(reference);
    if (oneIn(5)) {
      return oneIn(2) ? any(JSON) : quoted(any(TEXTS));
    }
    JsonNode type = schema.path("type");
    return switch ((type.isArray() ? type.get(0) : type).asString()) {
      case "object" -> object(schema);
      case "number", "integer" -> oneIn(3) ? any(List.of("0", "48.85", "91", "1e9")) : number(name);
      case "boolean" -> "true";
      default -> quoted(right(schema));
    };
  }

  private String right(JsonNode schema) {
    if (schema.has("enum")) {
      String first = schema.path("enum").get(0).asString();
      return oneIn(2) ? first : any(schema.path("enum").valueStream().toList()).asString();
    }
    return switch (schema.path("format").asString("")) {
      case "uuid" -> id;
      case "password" -> Riders.PASSWORD;
      case "int32" -> "7";
      default -> any(List.of("Ada", "a@b.example", "Times Square"));
    };
  }

  /** A number for the field of that name: coordinates are in New York. */
  private static String number(String name) {
    return switch (name) {
      case "latitude" -> "40.758";
      case "longitude" -> "-73.9855";
      default -> "7";
    };
  }

  private static String quoted(String text) {
    return new JsonMapper().writeValueAsString(text);
  }
}
