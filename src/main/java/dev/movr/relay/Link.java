package dev.movr.relay;

import dev.movr.relay.Interference.Fate;
import dev.movr.relay.Interference.Passage;
import dev.movr.relay.Interference.Side;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection through a {@link TcpProxy}. */
final class Link {
  private static final Set<Fate> GOES_ON = EnumSet.of(Fate.PASSED, Fate.REPLACED, Fate.ANSWERED);

  private final TcpProxy proxy;
  private final Interference own;
  private final Socket client;
  private final Socket server;
  private final BlockingQueue<Parcel> toServer = new LinkedBlockingQueue<>();
  private final BlockingQueue<Parcel> toClient = new LinkedBlockingQueue<>();
  private final AtomicBoolean serverSpokeLast = new AtomicBoolean(true);

  /**
   * What is under way: reading goes on meanwhile, so that a delay costs no throughput.
   *
   * @param bytes none: the connection ends there
   * @param due by {@link System#nanoTime}
   */
  private record Parcel(ByteBuffer bytes, long due) {}

  Link(TcpProxy proxy, Interference own, Socket client, Socket server) throws IOException {
    this.proxy = proxy;
    this.own = own;
    this.client = client;
    this.server = server;
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
  }

  void open() {
    Thread.ofVirtual().start(() -> collect(Side.CLIENT, client));
    Thread.ofVirtual().start(() -> collect(Side.SERVER, server));
    Thread.ofVirtual().start(() -> deliver(toServer, server));
    Thread.ofVirtual().start(() -> deliver(toClient, client));
  }

  void cut() {
    TcpProxy.close(client);
    TcpProxy.close(server);
    proxy.ended(this);
  }

  private void collect(Side side, Socket from) {
    var buffer = new byte[8192];
    try {
      while (true) {
        int length = from.getInputStream().read(buffer);
        byte[] bytes = Arrays.copyOf(buffer, Math.max(0, length));
        count(side, bytes);
        Passage passage = length < 0 ? Passage.of(Fate.LOST) : passage(side, bytes);
        send(side, bytes, passage);
        if (passage.fate() == Fate.HELD) {
          swallow(from);
        }
        if (!GOES_ON.contains(passage.fate())) {
          return;
        }
      }
    } catch (IOException isCut) {
      cut();
    }
  }

  private Passage passage(Side side, byte[] bytes) {
    Passage onItsOwn = own.passage(side, bytes);
    Fate fate = proxy.interference.of(side, bytes);
    return fate == Fate.PASSED ? onItsOwn : Passage.of(fate);
  }

  /**
   * The client waits for the server whenever it speaks after it. That counts a BEGIN and the
   * statement that is sent right behind it once, although the server answers each; a Terminate is
   * not answered.
   */
  private void count(Side side, byte[] bytes) {
    if (side == Side.SERVER) {
      serverSpokeLast.set(true);
    } else if (bytes.length > 0 && bytes[0] != 'X' && serverSpokeLast.getAndSet(false)) {
      proxy.roundTrips.incrementAndGet();
    }
  }

  private void send(Side side, byte[] bytes, Passage passage) {
    var onward = side == Side.CLIENT ? toServer : toClient;
    var back = side == Side.CLIENT ? toClient : toServer;
    long due = System.nanoTime() + proxy.delay.plus(passage.delay()).toNanos();
    Fate fate = passage.fate();
    switch (fate) {
      case PASSED, LAST -> onward.add(new Parcel(ByteBuffer.wrap(bytes), due));
      case BROKEN -> onward.add(new Parcel(ByteBuffer.wrap(bytes, 0, bytes.length / 2), due));
      case REPLACED -> add(onward, passage.instead(), due);
      case ANSWERED -> add(back, passage.instead(), due);
      case LOST, HELD -> {}
    }
    if (fate == Fate.LOST || fate == Fate.BROKEN || fate == Fate.LAST) {
      onward.add(new Parcel(ByteBuffer.allocate(0), due));
    }
  }

  /** An empty one would end the connection. */
  private static void add(BlockingQueue<Parcel> underWay, ByteBuffer instead, long due) {
    if (instead.hasRemaining()) {
      underWay.add(new Parcel(instead, due));
    }
  }

  /** Until the other side gives up. */
  private static void swallow(Socket from) throws IOException {
    from.getInputStream().transferTo(OutputStream.nullOutputStream());
    throw new IOException("closed");
  }

  private void deliver(BlockingQueue<Parcel> underWay, Socket to) {
    try {
      for (Parcel next = underWay.take(); next.bytes().hasRemaining(); next = underWay.take()) {
        Thread.sleep(Math.ceilDiv(Math.max(0, next.due() - System.nanoTime()), 1_000_000));
        to.getOutputStream().write(next.bytes().array(), 0, next.bytes().limit());
      }
    } catch (IOException isCut) {
      // The other side learns of it, since both are closed now.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cut();
  }
}
