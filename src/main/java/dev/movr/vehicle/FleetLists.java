package dev.movr.vehicle;

import dev.movr.database.transaction.Reads;
import dev.movr.region.City;
import dev.movr.web.paging.Cursor;
import dev.movr.web.paging.Listing;
import dev.movr.web.paging.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Which vehicles of a city need a visit. */
@Service
public class FleetLists {
  private final FleetListSql sql;
  private final VehicleLists all;
  private final Reads reads;

  FleetLists(FleetListSql sql, VehicleLists all, Reads reads) {
    this.sql = sql;
    this.all = all;
    this.reads = reads;
  }

  /**
   * Those for which it has been so for longest first; all of them by id, so that a slice is a
   * sample.
   *
   * @param after where an earlier slice ended; null for the first
   */
  public Slice<FleetVehicle> inCity(
      City city, FleetFilter filter, @Nullable String after, int limit) {
    if (filter == FleetFilter.ALL) {
      return all.allInCity(city, after, limit)
          .map(vehicle -> new FleetVehicle(vehicle, vehicle.dateAdded()));
    }
    var list = Listing.of("fleet", city.slug(), filter);
    Cursor cursor = list.follow(after, 2);
    return Slice.of(
            reads.read(city, () -> found(city, filter, cursor, limit + 1)),
            limit,
            found -> list.cursor(found.vehicle().since(), found.key()))
        .map(FleetListSql.Found::vehicle);
  }

  private List<FleetListSql.Found> found(
      City city, FleetFilter filter, @Nullable Cursor after, int limit) {
    return switch (filter) {
      case OUT_OF_SERVICE -> sql.outOfService(city, after, limit);
      case LONG_RIDES -> sql.ridden(city, FleetFilter.LONG_RIDE, after, limit);
      case IDLE -> sql.idle(city, FleetFilter.IDLENESS, after, limit);
      case ALL -> throw new IllegalArgumentException();
    };
  }
}
