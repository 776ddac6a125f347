package dev.movr.database.transaction;

import java.util.List;
import org.springframework.stereotype.Component;

/** What this instance has seen of the regions' data; nobody is asked. */
@Component
public final class RegionStates {
  private final Admission admission;
  private final Replica replica;

  RegionStates(Admission admission, Replica replica) {
    this.admission = admission;
    this.replica = replica;
  }

  /** Every region, and the username directory. */
  public List<RegionState> all() {
    return admission.states();
  }

  RegionState of(String region) {
    return all().stream().filter(each -> each.region().equals(region)).findFirst().orElseThrow();
  }

  boolean hasReplica() {
    return replica.isThere();
  }

  /** Whether the replica has failed in the last ten seconds. */
  boolean replicaAway() {
    return replica.isThere() && !replica.mayAnswer();
  }
}
