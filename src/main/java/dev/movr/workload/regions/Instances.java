package dev.movr.workload.regions;

import dev.movr.region.Region;
import java.util.List;
import java.util.Optional;

/** One of each region. */
final class Instances implements AutoCloseable {
  private final List<RunningInstance> all;

  Instances(List<RunningInstance> all) {
    this.all = List.copyOf(all);
  }

  List<RunningInstance> all() {
    return all;
  }

  Optional<RunningInstance> in(Region region) {
    return all.stream().filter(instance -> instance.region().equals(region)).findFirst();
  }

  boolean areReady() {
    return all.stream().allMatch(each -> each.state() == RunningInstance.State.READY);
  }

  /** Whether one of them has ended by itself. */
  Optional<RunningInstance> ended() {
    return all.stream().filter(each -> each.state() == RunningInstance.State.STOPPED).findFirst();
  }

  @Override
  public void close() {
    all.parallelStream().forEach(RunningInstance::stop);
  }
}
