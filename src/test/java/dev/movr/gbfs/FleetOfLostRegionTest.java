package dev.movr.gbfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.movr.region.City;
import dev.movr.testing.Concurrently;
import dev.movr.testing.FeedTest;
import dev.movr.testing.LockedRegions;
import dev.movr.testing.Riders;
import dev.movr.testing.TestClock;
import dev.movr.testing.TestDatabase;
import dev.movr.vehicle.VehicleLists;
import dev.movr.web.WebSettings;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.context.TestPropertySource;

@FeedTest
@TestPropertySource(properties = LockedRegions.CUSTOM_PLANS)
class FleetOfLostRegionTest {
  @Autowired VehicleLists lists;
  @Autowired GbfsSettings settings;
  @Autowired WebSettings web;
  @Autowired Riders riders;

  @Test
  void a_lost_regions_fleets_fail_once_for_all_who_wait_and_others_are_read() throws Exception {
    var fleets = new FleetCache(lists, settings, web, new TestClock());
    City paris = riders.city("paris");
    try (var other = TestDatabase.connect("feed");
        var lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("LOCK TABLE vehicles_gcp_europe_west1 IN ACCESS EXCLUSIVE MODE");
      var asked =
          Concurrently.times(20, () -> catchThrowable(() -> fleets.of(paris, Version.V3_0)));
      assertThat(asked).hasOnlyElementsOfType(DataAccessResourceFailureException.class);
      assertThat(new HashSet<>(asked)).hasSize(1);
      assertThat(fleets.of(riders.city("seattle"), Version.V3_0).etag()).isNotEmpty();
    }
    assertThat(fleets.of(paris, Version.V3_0).etag()).isNotEmpty();
  }
}
