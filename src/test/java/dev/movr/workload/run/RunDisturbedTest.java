package dev.movr.workload.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.MovrApplication;
import dev.movr.relay.Interference;
import dev.movr.relay.TcpProxy;
import dev.movr.testing.Instance;
import dev.movr.testing.MovrProcess;
import dev.movr.testing.TestDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code movr run} when MovR stalls, goes away, or has other books than it acknowledged. */
@ExtendWith(OutputCaptureExtension.class)
class RunDisturbedTest {
  @AutoClose
  private static final Instance movr = Instance.start(TestDatabase.anotherUri("run_disturbed"));

  @AutoClose
  private static final TcpProxy proxy =
      new TcpProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), movr.port()));

  private static final String URL = "--url=http://127.0.0.1:" + proxy.port();

  @BeforeEach
  void undisturbed() {
    proxy.interfereNoMore();
  }

  private static int run(String... arguments) {
    var all = Stream.of("run", URL, "--city=paris", "--away=0", "--timeout=5s");
    return MovrApplication.execute(Stream.concat(all, Stream.of(arguments)).toArray(String[]::new));
  }

  private static JsonNode json(CapturedOutput output) {
    return JsonMapper.shared()
        .readTree(
            output.getOut().lines().filter(line -> line.startsWith("{\"")).toList().getLast());
  }

  private static Stream<JsonNode> operations(JsonNode summary) {
    return StreamSupport.stream(summary.get("operations").spliterator(), false);
  }

  /** Does it once, when MovR is asked for the so-manieth time. */
  private static void atRequest(int number, Runnable work) {
    var requests = new AtomicInteger();
    proxy.interfere((side, bytes) -> {
      if (side == Interference.Side.CLIENT && requests.incrementAndGet() == number) {
        work.run();
      }
      return Interference.Fate.PASSED;
    });
  }

  /** One rider cannot begin sixty turns meanwhile: each of them is late. */
  @Test
  void a_stall_shows_in_the_times_of_all_turns_that_were_due(CapturedOutput output) {
    atRequest(30, () -> sleep(3_000));
    assertThat(run("--riders=1", "--rate=20", "--reads=1", "--duration=6s", "--json")).isZero();
    long late =
        operations(json(output))
            .filter(each -> each.get("latency").get("p90").asDouble() > 500)
            .count();
    assertThat(late).isGreaterThanOrEqualTo(3);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void errors_are_counted_by_kind_and_what_was_left_open_is_found_out(CapturedOutput output) {
    atRequest(
        40,
        () ->
            Thread.ofVirtual()
                .start(() -> {
                  proxy.takeAway();
                  sleep(1_000);
                  proxy.giveBack();
                }));
    assertThat(
            run("--riders=4", "--think=0s", "--riding=1ms", "--reads=0", "--duration=5s", "--json"))
        .isZero();
    JsonNode summary = json(output);
    assertThat(operations(summary).flatMap(each -> each.get("errorKinds").propertyNames().stream()))
        .contains("connection refused", "connection lost");
    assertThat(summary.get("books").get("rides").asInt()).isPositive();
    assertThat(active()).isZero();
  }

  private static long active() {
    return movr.bean(JdbcClient.class)
        .sql("SELECT count(*) FROM rides WHERE end_time IS NULL")
        .query(Long.class)
        .single();
  }

  @Test
  void what_cannot_be_checked_is_said(CapturedOutput output) {
    atRequest(40, () -> Thread.ofVirtual().start(proxy::takeAway));
    try {
      assertThat(run("--riders=2", "--think=0s", "--riding=1ms", "--duration=3s")).isEqualTo(1);
      assertThat(output.getOut()).contains("Not checked: ", "Errors of ", "do not all agree");
    } finally {
      proxy.giveBack();
      movr.bean(JdbcClient.class).sql("DELETE FROM rides WHERE end_time IS NULL").update();
    }
  }

  /** Without reads, riders ask for their rides when the books are checked and not before. */
  @Test
  void each_row_that_was_changed_behind_its_back_is_named(CapturedOutput output) {
    var first = new AtomicInteger();
    proxy.interfere((side, bytes) -> {
      if (side == Interference.Side.CLIENT
          && new String(bytes, US_ASCII).startsWith("GET /api/v1/me/rides ")
          && first.getAndIncrement() == 0) {
        plant();
      }
      return Interference.Fate.PASSED;
    });
    assertThat(run("--riders=1", "--think=0s", "--riding=1ms", "--reads=0", "--duration=3s"))
        .isEqualTo(1);
    assertThat(output.getOut())
        .containsPattern("Disagreement: ride [0-9a-f-]+ of \\S+ ended at Place\\[name=Elsewhere")
        .containsPattern("Disagreement: ride [0-9a-f-]+ of \\S+ is not in the history")
        .containsPattern("Disagreement: ride [0-9a-f-]+ of \\S+ was never acknowledged")
        .containsPattern("Disagreement: vehicle [0-9a-f-]+ in paris stands at Place\\[name=Moon");
  }

  private static void plant() {
    JdbcClient jdbc = movr.bean(JdbcClient.class);
    String newest = "(SELECT id FROM rides WHERE city = 'paris' ORDER BY start_time DESC LIMIT 1)";
    String row = "city = 'paris' AND id = " + newest;
    jdbc.sql(
            "UPDATE vehicles SET last_location = 'Moon' WHERE city = 'paris' AND id = (SELECT vehicle_id FROM rides WHERE "
                + row
                + ")")
        .update();
    jdbc.sql("UPDATE rides SET id = gen_random_uuid() WHERE " + row).update();
    jdbc.sql(
            "UPDATE rides SET end_location = 'Elsewhere' WHERE city = 'paris' AND id = "
                + newest.replace("LIMIT 1", "OFFSET 1 LIMIT 1"))
        .update();
  }

  @Test
  void ctrl_c_ends_it_early_and_the_books_are_checked() throws Exception {
    try (var run =
        MovrProcess.run(
            Map.of(),
            "run",
            URL,
            "--city=paris",
            "--duration=1h",
            "--riding=1h",
            "--interval=1s",
            "--think=0s",
            "--reads=0.2")) {
      MovrProcess.await(() -> active() > 0 || run.hasEnded());
      assertThat(run.hasEnded()).as(run.err()).isFalse();
      run.interrupt();
      assertThat(run.awaitEnd()).isZero();
      assertThat(run.out()).contains("(interrupted)", "agree with what was acknowledged.");
      assertThat(active()).isZero();
    }
  }
}
