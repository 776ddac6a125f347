package dev.movr.workload.regions;

import dev.movr.region.Region;
import dev.movr.relay.Interference;
import dev.movr.workload.regions.Messages.Message;
import dev.movr.workload.regions.Statement.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One connection of an instance to the database: lets what is said arrive as late as if the data of
 * each region were in that region. A statement that names cities goes to theirs, and takes the time
 * to the furthest; so does a COMMIT after it. One that cannot get there is answered when the
 * instance's statements run out of time, as a database whose data is away does.
 */
final class Journey implements Interference {
  /** As {@code movr.database.statement-timeout}. */
  private static final Duration STATEMENT_TIMEOUT = Duration.ofMillis(2500);

  /** Parse, Bind, Describe, Execute, Close: more follows, at last a Sync or a Flush. */
  private static final Set<Character> GO_ON = Set.of('P', 'B', 'D', 'E', 'C');

  private final Region home;
  private final Ways ways;
  private final Messages ofClient = new Messages(true);
  private final Messages ofServer = new Messages(false);
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Set<Way> ofTransaction = new HashSet<>();
  private volatile byte status = 'I';
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private final List<Message> turn = new ArrayList<>();

  Journey(Region home, Ways ways) {
    this.home = home;
    this.ways = ways;
  }

  @Override
  public Fate of(Side side, byte[] bytes) {
    return passage(side, bytes).fate();
  }

  @Override
  public Passage passage(Side side, byte[] bytes) {
    return side == Side.CLIENT ? toServer(bytes) : toClient(bytes);
  }

  private Passage toClient(byte[] bytes) {
    for (var message : ofServer.read(bytes)) {
      if (message.type() == 'Z') {
        status = message.body().get(0);
      }
    }
    return Passage.of(Fate.PASSED);
  }

  /** What belongs together is sent together: half a message that arrives must not be refused. */
  private Passage toServer(byte[] bytes) {
    List<Message> messages = ofClient.read(bytes);
    held.writeBytes(bytes);
    turn.addAll(messages);
    if (ofClient.isInTheMiddle() || GO_ON.contains(turn.getLast().type())) {
      return Passage.replaced(Duration.ZERO, ByteBuffer.allocate(0));
    }
    Passage passage = passage(List.copyOf(turn), ByteBuffer.wrap(held.toByteArray()));
    held.reset();
    turn.clear();
    return passage;
  }

  private Passage passage(List<Message> messages, ByteBuffer bytes) {
    Set<Way> taken = new LinkedHashSet<>();
    messages.forEach(message -> taken.addAll(waysOf(message)));
    Optional<Way> cut = taken.stream().filter(Way::isCut).findFirst();
    if (cut.isPresent()) {
      boolean ends = messages.getLast().type() == 'S';
      return Passage.answered(STATEMENT_TIMEOUT, refusal(cut.get(), ends));
    }
    taken.forEach(Way::taken);
    return Passage.replaced(longest(taken), bytes);
  }

  private Collection<Way> waysOf(Message message) {
    return switch (message.type()) {
      case 'P' -> {
        var parsed = Statement.Parsed.of(message.body());
        kinds.put(parsed.name(), parsed.kind());
        yield List.of();
      }
      case 'B' -> waysOfBound(message.body());
      default -> List.of();
    };
  }

  private Collection<Way> waysOfBound(ByteBuffer body) {
    Set<Way> named = new LinkedHashSet<>();
    String name =
        Statement.bound(
            body,
            value -> {
              Region region = ways.regionOf(value);
              if (region != null) {
                named.add(ways.of(home, region));
              }
            });
    return switch (kinds.getOrDefault(name, Kind.OF_CITIES)) {
      case OF_CITIES -> noted(named);
      case OF_DIRECTORY -> noted(ways.from(home));
      case COMMIT -> ofTransaction();
    };
  }

  private Collection<Way> noted(Collection<Way> named) {
    if (status == 'I') {
      ofTransaction.clear();
    }
    ofTransaction.addAll(named);
    return named;
  }

  private Collection<Way> ofTransaction() {
    return List.copyOf(ofTransaction);
  }

  private static Duration longest(Collection<Way> taken) {
    return taken.stream().map(Way::roundTrip).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** An ErrorResponse. */
  private ByteBuffer refusal(Way cut, boolean ends) {
    String text = "SERROR\0VERROR\0C57014\0Mno answer from %s\0\0".formatted(cut.to().name());
    byte[] fields = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer ready = ends ? ready() : ByteBuffer.allocate(0);
    ByteBuffer error = ByteBuffer.allocate(1 + Integer.BYTES + fields.length + ready.remaining());
    error.put((byte) 'E').putInt(Integer.BYTES + fields.length).put(fields).put(ready);
    return error.flip();
  }

  /** A ReadyForQuery, of a transaction that has failed if there is one. */
  private ByteBuffer ready() {
    ByteBuffer ready = ByteBuffer.allocate(1 + Integer.BYTES + 1);
    ready.put((byte) 'Z').putInt(Integer.BYTES + 1).put((byte) (status == 'I' ? 'I' : 'E'));
    return ready.flip();
  }
}
