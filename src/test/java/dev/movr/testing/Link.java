package dev.movr.testing;

import dev.movr.testing.Interference.Fate;
import dev.movr.testing.Interference.Side;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection through a {@link TcpProxy}. */
final class Link {
  private final TcpProxy proxy;
  private final Socket client;
  private final Socket server;
  private final AtomicBoolean serverSpokeLast = new AtomicBoolean(true);

  /**
   * What is under way: reading goes on meanwhile, so that a delay costs no throughput.
   *
   * @param bytes none: the connection ends there
   * @param due by {@link System#nanoTime}
   */
  private record Parcel(ByteBuffer bytes, long due) {}

  Link(TcpProxy proxy, Socket client, Socket server) throws IOException {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
  }

  void open() {
    carry(Side.CLIENT, client, server);
    carry(Side.SERVER, server, client);
  }

  void cut() {
    TcpProxy.close(client);
    TcpProxy.close(server);
    proxy.ended(this);
  }

  private void carry(Side side, Socket from, Socket to) {
    var underWay = new LinkedBlockingQueue<Parcel>();
    Thread.ofVirtual().start(() -> collect(side, from, underWay));
    Thread.ofVirtual().start(() -> deliver(underWay, to));
  }

  private void collect(Side side, Socket from, BlockingQueue<Parcel> underWay) {
    var buffer = new byte[8192];
    try {
      while (true) {
        int length = from.getInputStream().read(buffer);
        byte[] bytes = Arrays.copyOf(buffer, Math.max(0, length));
        count(side, bytes);
        Fate fate = length < 0 ? Fate.LOST : proxy.interference.of(side, bytes);
        send(bytes, fate, underWay);
        if (fate == Fate.HELD) {
          swallow(from);
        }
        if (fate != Fate.PASSED) {
          return;
        }
      }
    } catch (IOException isCut) {
      cut();
    }
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

  private void send(byte[] bytes, Fate fate, BlockingQueue<Parcel> underWay) {
    long due = System.nanoTime() + proxy.delay.toNanos();
    switch (fate) {
      case PASSED, LAST -> underWay.add(new Parcel(ByteBuffer.wrap(bytes), due));
      case BROKEN -> underWay.add(new Parcel(ByteBuffer.wrap(bytes, 0, bytes.length / 2), due));
      case LOST, HELD -> {}
    }
    if (fate == Fate.LOST || fate == Fate.BROKEN || fate == Fate.LAST) {
      underWay.add(new Parcel(ByteBuffer.allocate(0), due));
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
