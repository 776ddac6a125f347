package dev.movr.system.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.City;
import dev.movr.testing.Client;
import dev.movr.testing.Instance;
import dev.movr.testing.MovrProcess;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** A request as its trace shows it: from the page to the statement. */
@MovrTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  @Autowired private Riders riders;
  @Autowired private ObjectProvider<Tracer> withoutAnEndpoint;

  @AutoClose private Collector collector;
  private Instance traced;

  @BeforeAll
  void start() throws Exception {
    collector = new Collector();
    traced =
        Instance.start(
            TestDatabase.uri(),
            "management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint(),
            "management.tracing.sampling.probability=1.0",
            "management.opentelemetry.tracing.export.schedule-delay=200ms");
  }

  @AfterAll
  void stop() {
    traced.close();
  }

  private List<Span> traceOfAStart() throws Exception {
    City paris = riders.city("paris");
    var rider = riders.in(paris);
    UUID scooter = riders.scooterOf(riders.in(paris));
    var form = Map.of("vehicle", scooter.toString(), "ride", UUID.randomUUID().toString());
    var answer =
        new Client(traced.port())
            .with(riders.cookieOf(rider))
            .post(
                "/paris/rides",
                form,
                Map.of("traceparent", "00-%s-%s-01".formatted(TRACE, PARENT)));
    assertThat(answer.statusCode()).isEqualTo(302);
    MovrProcess.await(() -> named(TRACE, "http post /{city}/rides").size() == 1);
    return collector.ofTrace(TRACE);
  }

  private List<Span> named(String trace, String name) {
    return collector.ofTrace(trace).stream().filter(span -> span.getName().equals(name)).toList();
  }

  private static Span one(List<Span> trace, String name) {
    return trace.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void the_trace_of_a_started_ride_goes_from_the_page_to_the_statement() throws Exception {
    List<Span> trace = traceOfAStart();

    assertThat(trace)
        .extracting(Span::getName)
        .containsExactlyInAnyOrder(
            "http post /{city}/rides", "LoginSql.find", "start ride", "attempt", "StartSql.start");
    Span request = one(trace, "http post /{city}/rides");
    assertThat(HexFormat.of().formatHex(request.getParentSpanId().toByteArray())).isEqualTo(PARENT);
    assertParent(one(trace, "LoginSql.find"), request);
    assertParent(one(trace, "start ride"), request);
    assertParent(one(trace, "attempt"), one(trace, "start ride"));
    assertParent(one(trace, "StartSql.start"), one(trace, "attempt"));
  }

  private static void assertParent(Span child, Span parent) {
    assertThat(child.getParentSpanId()).isEqualTo(parent.getSpanId());
  }

  @Test
  void what_is_asked_of_all_regions_at_once_belongs_to_the_request() throws Exception {
    String trace = "1bf7651916cd43dd8448eb211c80319d";
    var rider = riders.in(riders.city("paris"));
    new Client(traced.port())
        .with(riders.cookieOf(rider))
        .get("/rides", Map.of("traceparent", "00-%s-%s-01".formatted(trace, PARENT)));

    MovrProcess.await(() -> named(trace, "http get /rides").size() == 1);
    assertThat(named(trace, "RideHistorySql.ofRider")).hasSize(3);
  }

  @Test
  void without_an_endpoint_there_is_no_tracer() {
    assertThat(withoutAnEndpoint.getIfAvailable()).isNull();
  }
}
