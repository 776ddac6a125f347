package dev.movr.workload.load;

import dev.movr.database.bulk.BulkWriter;
import dev.movr.database.connection.DatabaseAddress;
import dev.movr.database.connection.Engine;
import dev.movr.database.transaction.Reads;
import dev.movr.start.Progress;
import dev.movr.start.StartRefused;
import dev.movr.workload.load.Ids.Kind;
import dev.movr.workload.load.Order.Batch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/** Writes the batches of an order, in parallel, but for those that are there. */
@Component
class Loader {
  private final DatabaseAddress address;
  private final Engine engine;
  private final LoadSql sql;
  private final Reads reads;

  Loader(DatabaseAddress address, Engine engine, LoadSql sql, Reads reads) {
    this.address = address;
    this.engine = engine;
    this.sql = sql;
    this.reads = reads;
  }

  /**
   * Writes what is not there. The first batch comes before all others, since it keeps when
   * everything ends: whoever goes on another day finds it there.
   *
   * @param end when everything is over, unless the order was begun before; then it is kept
   * @throws StartRefused when an end that is asked for is another one than that
   */
  void load(Order order, Optional<Instant> asked, Instant end, Progress progress) {
    var batches = new ConcurrentLinkedQueue<>(order.batches());
    var ids = new Ids(order);
    Batch first = batches.element();
    Optional<Instant> begun = joined(ids, first).map(joined -> joined.plus(World.age(order)));
    if (begun.isPresent() && asked.isPresent() && !asked.equals(begun)) {
      throw new StartRefused(
          "A load of these sizes and this seed is there, until %s: leave --until out to go on with it, or choose another --seed."
              .formatted(begun.get()));
    }
    var world = new World(order, ids, begun.orElse(end));
    work(world, new ConcurrentLinkedQueue<>(List.of(batches.remove())), progress);
    workInParallel(world, batches, progress);
  }

  private Optional<Instant> joined(Ids ids, Batch batch) {
    return reads.read(
        batch.city(), () -> sql.joined(batch.city(), ids.of(Kind.USER, batch.users().from())));
  }

  private void workInParallel(World world, Queue<Batch> batches, Progress progress) {
    int workers = Runtime.getRuntime().availableProcessors();
    try (var threads = Executors.newFixedThreadPool(workers)) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < workers; i++) {
        all.add(threads.submit(() -> work(world, batches, progress)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** When one fails, the others find nothing left to do. */
  private void work(World world, Queue<Batch> batches, Progress progress) {
    try (var writer = BulkWriter.open(address, engine)) {
      for (Batch batch = batches.poll(); batch != null; batch = batches.poll()) {
        if (joined(world.ids(), batch).isPresent()) {
          progress.skip(batch.rows());
        } else {
          writer.write(new BatchMaker(world, batch).rows());
          progress.add(batch.rows());
        }
      }
    } catch (RuntimeException failure) {
      batches.clear();
      throw failure;
    }
  }
}
