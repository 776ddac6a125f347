package dev.movr.gbfs;

import dev.movr.testing.Client;
import dev.movr.testing.FeedTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the feed as trip planners do: from its manifest on, by the addresses that stand in it. */
final class Consumer {
  static final JsonMapper JSON = new JsonMapper();

  private final int port;

  Consumer(int port) {
    this.port = port;
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    var client = new Client(port);
    var request = client.request(path).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request);
  }

  /** Empty when it has none of that name. */
  static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  JsonNode json(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /**
   * The texts of all files of a system in one version, by their names, and of that which led there.
   */
  Map<String, String> system(String systemId, String version) {
    JsonNode dataset =
        find(json("/gbfs/manifest.json").at("/data/datasets"), "system_id", systemId);
    String gbfs = find(dataset.path("versions"), "version", version).path("url").asString();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("gbfs", get(local(gbfs)).body());
    feeds(JSON.readTree(files.get("gbfs")), version)
        .forEach(feed ->
            files.put(
                feed.path("name").asString(), get(local(feed.path("url").asString())).body()));
    return files;
  }

  static Stream<JsonNode> feeds(JsonNode gbfs, String version) {
    return gbfs.at(version.equals("3.0") ? "/data/feeds" : "/data/en/feeds").valueStream();
  }

  /** The path at this server of an address in the feed. */
  static String local(String url) {
    if (!url.startsWith(FeedTest.ORIGIN + "/")) {
      throw new AssertionError("not a public address: " + url);
    }
    return url.substring(FeedTest.ORIGIN.length());
  }

  private static JsonNode find(JsonNode list, String key, String value) {
    return list.valueStream()
        .filter(one -> one.path(key).asString().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + value + " in " + list));
  }
}
