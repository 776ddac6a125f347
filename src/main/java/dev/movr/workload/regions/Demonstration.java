package dev.movr.workload.regions;

import com.sun.net.httpserver.HttpServer;
import dev.movr.books.Books;
import dev.movr.database.connection.DatabaseAddress;
import dev.movr.region.Cities;
import dev.movr.region.Region;
import dev.movr.relay.TcpProxy;
import dev.movr.start.StartRefused;
import dev.movr.workload.run.Rounds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** All of it together: the instances, the distance between them, the front door, the page. */
final class Demonstration implements AutoCloseable {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final DatabaseAddress database;
  private final Cities cities;
  private final Ways ways;
  private final List<TcpProxy> relays = new ArrayList<>();
  private final Instances instances;
  private final Backends backends;
  private final Observations seen = new Observations();
  private final Controls controls;
  private final BooksWatch books;
  private final HttpServer door;
  private final HttpServer console;
  private final Rounds rounds;
  private final List<Repeating> watching = new ArrayList<>();

  /**
   * What it is made of.
   *
   * @param node to which the instance of a region speaks
   * @param secretKey of all instances
   * @param logs the directory for the instances' logs
   * @param port of the front door; 0: a free one
   * @param consolePort of the page
   * @param riders of the background traffic
   * @param round how long they ride before the books are checked
   */
  record Plan(
      DatabaseAddress database,
      Function<Region, InetSocketAddress> node,
      String secretKey,
      Cities cities,
      Path logs,
      int port,
      int consolePort,
      int riders,
      Duration round) {}

  Demonstration(Plan plan, Books books) {
    this.database = plan.database();
    this.cities = plan.cities();
    this.ways = new Ways(cities);
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    this.instances = new Instances(instances(plan));
    this.backends =
        new Backends(instances.all().stream().map(RunningInstance::backend).toList(), cities, http);
    this.controls = new Controls(cities, instances, ways);
    this.books = new BooksWatch(books, cities);
    var whereabouts = new Whereabouts(cities);
    this.door = server(plan.port());
    this.rounds = new Rounds(address(door), plan.riders(), plan.round());
    this.console = server(plan.consolePort());
    door.createContext("/", new FrontDoor(whereabouts, backends, seen, http)::handle);
    var page = new ConsolePage(this::overview, controls, cities, whereabouts, address(door));
    console.createContext("/", page::handle);
  }

  private static HttpServer server(int port) {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      return server;
    } catch (IOException taken) {
      throw new StartRefused(
          "Port %d cannot be used: %s".formatted(port, taken.getMessage()), taken);
    }
  }

  private static URI address(HttpServer server) {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private List<RunningInstance> instances(Plan plan) {
    return cities.regions().stream().map(region -> instance(plan, region)).toList();
  }

  private RunningInstance instance(Plan plan, Region region) {
    var relay = new TcpProxy(plan.node().apply(region), () -> new Journey(region, ways));
    relays.add(relay);
    Map<String, String> variables = new HashMap<>();
    variables.put("DB_URI", Relays.uri(database, relay.port()));
    variables.put("SECRET_KEY", plan.secretKey());
    variables.put("REGION", region.name());
    variables.put("SERVER_ADDRESS", "127.0.0.1");
    variables.put("MANAGEMENT_PORT", "off");
    variables.put("TRUSTED_PROXIES", "127\\.0\\.0\\.1");
    variables.put("MOVR_REGISTRATIONS_PERADDRESS", "1000000");
    variables.put("MOVR_REGISTRATIONS_INALL", "1000000");
    return new RunningInstance(region, variables, plan.logs().resolve(region.name() + ".log"));
  }

  URI frontDoor() {
    return address(door);
  }

  URI page() {
    return address(console);
  }

  Controls controls() {
    return controls;
  }

  /**
   * Returns when all instances are ready.
   *
   * @throws StartRefused when one of them ends instead
   */
  void start() throws InterruptedException {
    instances.all().forEach(RunningInstance::start);
    while (!instances.areReady()) {
      Optional<RunningInstance> ended = instances.ended();
      if (ended.isPresent()) {
        throw new StartRefused(
            "The instance in %s does not start; %s says why."
                .formatted(ended.get().region().name(), ended.get().log()));
      }
      Thread.sleep(100);
    }
    door.start();
    console.start();
    watching.add(new Repeating(BETWEEN_LOOKS, books::audit));
    watching.add(new Repeating(BETWEEN_LOOKS, seen::interval));
  }

  /** Rides until that is counted down. */
  void ride(CountDownLatch stop) throws InterruptedException {
    rounds.ride(stop);
  }

  /** After that nothing changes any more. */
  Overview audited() {
    books.audit();
    return overview("");
  }

  Overview overview(String place) {
    return new Overview(
        database.toString(),
        place,
        cities.regions().stream()
            .map(region -> Overview.at(region, cities, instances, ways))
            .toList(),
        ways.stream().map(Overview.Link::of).toList(),
        seen.waiting(),
        seen.failures(),
        seen.last(),
        rounds.total(),
        books.found(),
        controls.events());
  }

  @Override
  public void close() {
    watching.forEach(Repeating::close);
    door.stop(0);
    console.stop(0);
    backends.close();
    instances.close();
    relays.forEach(TcpProxy::close);
  }
}
