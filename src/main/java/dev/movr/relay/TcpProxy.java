package dev.movr.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Stands between an application and its database. It can take the database away and give it back,
 * put a distance between them, count the round trips, and interfere with what is said.
 */
public final class TcpProxy implements AutoCloseable {
  private final InetSocketAddress target;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile ServerSocket listener;
  private volatile Thread accepting;

  private final AtomicInteger accepted = new AtomicInteger();

  private final Supplier<Interference> ofEach;

  final AtomicInteger roundTrips = new AtomicInteger();
  volatile Duration delay = Duration.ZERO;
  volatile Interference interference = Interference.NONE;

  public TcpProxy(InetSocketAddress target) {
    this(target, () -> Interference.NONE);
  }

  /**
   * @param ofEach what interferes with each connection by itself
   */
  public TcpProxy(InetSocketAddress target, Supplier<Interference> ofEach) {
    this.target = target;
    this.ofEach = ofEach;
    this.listener = listen(0);
    this.accepting = accepting(listener);
    this.port = listener.getLocalPort();
  }

  public int port() {
    return port;
  }

  /** Cuts every connection and accepts no new one: who listens is gone only when nobody waits. */
  public void takeAway() {
    close(listener);
    try {
      accepting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cut();
  }

  /** Cuts every connection. */
  public void cut() {
    links.forEach(Link::cut);
    links.clear();
  }

  /** Accepts connections again, on the same port. */
  public void giveBack() {
    listener = listen(port);
    accepting = accepting(listener);
  }

  /** From now on whatever is said arrives that much later, in order, however much it is. */
  public void delay(Duration eachWay) {
    delay = eachWay;
  }

  /** From now on that decides what becomes of all that is said. */
  public void interfere(Interference by) {
    interference = by;
  }

  /** From now on nothing that is said arrives, and no connection is closed. */
  public void fallSilent() {
    interfere((_, _) -> Interference.Fate.HELD);
  }

  public void interfereNoMore() {
    interfere(Interference.NONE);
  }

  /** How often clients have waited for the database while the work was done. */
  public int roundTripsDuring(Runnable work) {
    int before = roundTrips.get();
    work.run();
    return roundTrips.get() - before;
  }

  /** How many connections there have been. */
  public int accepted() {
    return accepted.get();
  }

  private static ServerSocket listen(int port) {
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Thread accepting(ServerSocket socket) {
    return Thread.ofVirtual().start(() -> accept(socket));
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        var link =
            new Link(this, ofEach.get(), client, new Socket(target.getAddress(), target.getPort()));
        links.add(link);
        accepted.incrementAndGet();
        link.open();
        if (socket.isClosed()) {
          link.cut();
        }
      } catch (IOException closed) {
        // By takeAway: the loop ends.
      }
    }
  }

  void ended(Link link) {
    links.remove(link);
  }

  static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    takeAway();
  }
}
