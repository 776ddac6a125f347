package dev.movr.gbfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.TestClock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The feed of Paris, where nothing stands at first, always as it is now. */
final class ParisFeed {
  private final Consumer consumer;
  private final TestClock clock;

  ParisFeed(int port, JdbcClient jdbc, TestClock clock) {
    this.consumer = new Consumer(port);
    this.clock = clock;
    jdbc.sql(
            """
            UPDATE vehicles SET status = 'removed', out_reason = NULL, out_since = NULL
            WHERE city = 'paris' AND status IN ('available', 'out_of_service')
            """)
        .update();
  }

  /** The vehicles that it lists. */
  List<JsonNode> listed() {
    clock.advance(FleetCache.LIFETIME);
    return consumer
        .json("/gbfs/paris/3.0/vehicle_status.json")
        .at("/data/vehicles")
        .valueStream()
        .toList();
  }

  /** The id of the only vehicle that it lists. */
  String theId() {
    List<JsonNode> listed = listed();
    assertThat(listed).hasSize(1);
    return listed.getFirst().path("vehicle_id").asString();
  }
}
