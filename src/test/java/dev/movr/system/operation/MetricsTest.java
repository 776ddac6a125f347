package dev.movr.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.movr.database.transaction.Transactions;
import dev.movr.region.City;
import dev.movr.ride.Rides;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.CannotAcquireLockException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the documentation, the dashboard and the alerts against what a running MovR tells. */
@MovrTest
class MetricsTest {
  private static final Path DASHBOARD = Path.of("deploy/grafana/movr.json");
  private static final Path ALERTS = Path.of("deploy/prometheus/alerts.yaml");
  private static final Path OPERATIONS = Path.of("docs/operations.md");

  private static final Pattern ROW =
      Pattern.compile("^\\| `((?:movr|http)_[a-z_]+)` \\| \\w+ \\|([^|]*)\\|", Pattern.MULTILINE);
  private static final Pattern NAME =
      Pattern.compile("\\b(?:movr|http|hikaricp|jvm|process|system|logback)_[a-z0-9_]+");
  private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

  /** What the scrape, not MovR, adds to each sample. */
  private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance", "le");

  @Autowired Riders riders;
  @Autowired Rides rides;
  @Autowired Transactions transactions;
  @Autowired Statements statements;
  @LocalServerPort int port;
  @LocalManagementPort int managementPort;

  private Scrape scrape;

  /** A day on which everything happens that is counted. */
  @BeforeEach
  void live() {
    var client = new Client(port);
    String username = Riders.username();
    client.post("/register", Riders.registration("rome", username));
    client.loggedInAs(username);
    new Client(port).post("/login", Map.of("username", username, "password", "wrong-password"));
    City rome = riders.city("rome");
    var rider = riders.in(rome);
    UUID ride = riders.rideOf(rider, rome, riders.scooterOf(rider));
    rides.end(rider, rome, ride, rome.places().getFirst());
    client.get("/gbfs/rome/3.0/vehicle_status.json");
    client.get("/" + UUID.randomUUID() + "/" + username);
    client.get("/rome/vehicles/" + UUID.randomUUID());
    aConflict();
    System.gc();
    scrape = Scrape.of(new Client(managementPort).get("/actuator/prometheus").body());
  }

  private void aConflict() {
    var again = new AtomicBoolean();
    transactions.write(
        "conflict",
        List.of(riders.city("rome")),
        () -> {
          if (!again.getAndSet(true)) {
            throw new CannotAcquireLockException("conflict", new SQLException("", "40001"));
          }
          return 0;
        });
  }

  @Test
  void the_table_has_every_metric_and_no_other() throws IOException {
    Map<String, Set<String>> table =
        ROW.matcher(Files.readString(OPERATIONS))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> labelsIn(row.group(2))));
    var live =
        scrape.labels().entrySet().stream()
            .filter(family -> family.getKey().matches("(movr|http)_.*"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(table).isEqualTo(live);
  }

  private static Set<String> labelsIn(String cell) {
    return CODE.matcher(cell).results().map(label -> label.group(1)).collect(Collectors.toSet());
  }

  @Test
  void the_dashboard_asks_for_what_there_is() throws IOException {
    List<String> queries = queriesIn(new JsonMapper().readTree(Files.readString(DASHBOARD)));
    assertThat(queries).hasSizeGreaterThan(20).allSatisfy(this::isAnswered);
    String all = String.join(" ", queries);
    assertThat(scrape.labels().keySet())
        .filteredOn(name -> name.startsWith("movr_"))
        .as("every metric of MovR's own is shown")
        .allMatch(all::contains);
  }

  private static List<String> queriesIn(JsonNode dashboard) {
    return dashboard
        .get("panels")
        .valueStream()
        .flatMap(panel -> panel.path("targets").valueStream())
        .map(target -> target.get("expr").asString())
        .toList();
  }

  @Test
  void the_alerts_ask_for_what_there_is_and_each_has_a_runbook() throws IOException {
    String alerts = Files.readString(ALERTS);
    List<String> rules = Stream.of(alerts.split("- alert: ", -1)).skip(1).toList();
    String runbooks = Files.readString(OPERATIONS);
    assertThat(rules)
        .hasSize(10)
        .allSatisfy(rule -> {
          String name = rule.lines().findFirst().orElseThrow();
          isAnswered(rule.substring(0, rule.indexOf("labels:")));
          assertThat(rule)
              .contains(
                  "summary: ", "runbook_url: docs/operations.md#" + name.toLowerCase(Locale.ROOT));
          assertThat(runbooks).contains("\n#### " + name + "\n");
        });
  }

  /** Every name in it is one of a live sample, and every label one of those samples has. */
  private void isAnswered(String query) {
    Set<String> names =
        NAME.matcher(query).results().map(MatchResult::group).collect(Collectors.toSet());
    assertThat(scrape.samples()).as(query).containsAll(names);
    Set<String> labels = new HashSet<>(OF_PROMETHEUS);
    names.forEach(name -> labels.addAll(scrape.labelsOf(name)));
    assertThat(labelsAskedFor(query)).as(query).isSubsetOf(labels);
  }

  private static Set<String> labelsAskedFor(String query) {
    var selected = Pattern.compile("([a-z_]+)(?:=~|!~|!=|=)\"").matcher(query).results();
    var grouped =
        Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)")
            .matcher(query)
            .results()
            .flatMap(list -> Stream.of(list.group(1).split(",\\s*", -1)));
    return Stream.concat(selected.map(label -> label.group(1)), grouped)
        .collect(Collectors.toSet());
  }

  @Test
  void promtool_finds_nothing_wrong_with_the_files() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "promtool"))),
        "promtool is not on the PATH: the alerts were not checked by it");
    promtool("check", "rules", ALERTS.toString());
    promtool("check", "config", "deploy/prometheus/prometheus.yaml");
  }

  private static void promtool(String... arguments) throws Exception {
    var process =
        new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  @Test
  void no_path_and_no_person_is_among_the_labels() {
    assertThat(scrape.text())
        .contains("uri=\"/{city}/vehicles/{id}\"", "uri=\"NOT_FOUND\"")
        .doesNotContain(riders.city("rome").slug() + "/", "@")
        .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
  }

  @Test
  void who_asks_again_soon_is_given_the_counts_that_were_read() {
    var operator = new Client(managementPort);
    assertThat(statements.during(() -> operator.get("/actuator/prometheus"))).isEmpty();
    assertThat(scrape.text())
        .contains("movr_rides_active{city=\"rome\"}", "movr_vehicles_available{city=\"rome\"}");
  }
}
