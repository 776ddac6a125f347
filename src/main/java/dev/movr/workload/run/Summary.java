package dev.movr.workload.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that there is to say at the end.
 *
 * @param run in the usernames of its riders
 * @param ridersAway of all riders those who ride in another region
 * @param rate turns that were to begin in a second, in an open loop
 * @param seconds how long the traffic lasted
 * @param interrupted whether that was less than was meant
 * @param notBegun turns of an open loop that nobody was free to begin
 * @param nothingNear turns of riders who found no vehicle
 * @param audit disagreements that the audit of the database has found; absent without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Summary(
    String target,
    String run,
    long seed,
    int riders,
    int ridersAway,
    List<String> cities,
    @Nullable Double rate,
    double seconds,
    boolean interrupted,
    List<Figures> operations,
    long notBegun,
    long nothingNear,
    ProcessorTime.Used processorSeconds,
    int vehiclesAdded,
    int vehiclesLeft,
    BooksCheck.Result books,
    @Nullable List<String> audit) {

  Summary with(List<String> foundByAudit) {
    return new Summary(
        target,
        run,
        seed,
        riders,
        ridersAway,
        cities,
        rate,
        seconds,
        interrupted,
        operations,
        notBegun,
        nothingNear,
        processorSeconds,
        vehiclesAdded,
        vehiclesLeft,
        books,
        foundByAudit);
  }

  boolean agrees() {
    return books.agrees() && (audit == null || audit.isEmpty());
  }
}
