package dev.movr.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.movr.relay.TcpProxy;
import dev.movr.testing.Client;
import dev.movr.testing.Instance;
import dev.movr.testing.Riders;
import dev.movr.testing.Standby;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code DB_URI} names a standby among its hosts, and does not say that only a primary will do. */
@Timeout(180)
class StandbyHostTest {
  private Standby servers;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    servers = new Standby(directory.toRealPath());
  }

  @AfterEach
  void stop() throws Exception {
    servers.close();
  }

  @Test
  void on_a_standby_there_are_pages_and_writes_go_to_the_primary_as_soon_as_it_is_there()
      throws Exception {
    Instance.start(servers.uri()).close();
    await().atMost(Duration.ofMinutes(1)).until(servers::isLevel);
    try (var near = new TcpProxy(servers.address())) {
      near.takeAway();
      String uri = servers.standbyUri().replace("@", "@localhost:" + near.port() + ",");
      try (Instance lonely = Instance.start(uri)) {
        var client = new Client(lonely.port());
        assertThat(client.get("/boston/vehicles").statusCode()).isEqualTo(200);
        String username = Riders.username();
        var form = Riders.registration("boston", username);
        var refused = client.post("/register", form);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("Nothing was changed");

        near.giveBack();
        assertThat(client.post("/register", form).statusCode()).isEqualTo(302);
        assertThat(
                servers.query("SELECT count(*) FROM usernames WHERE username = '" + username + "'"))
            .isEqualTo("1");
      }
      assertThat(
              FailoverTest.isConnectedToStandby(uri.replaceFirst("@([^,]+),([^/]+)/", "@$2,$1/")))
          .isFalse();
    }
  }
}
