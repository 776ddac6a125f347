package dev.movr.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.relay.TcpProxy;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Route;
import dev.movr.testing.RouteCalls;
import dev.movr.testing.Statements;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Holds every route against {@code routes.txt}. */
@MovrTest
public class RoutesTest {
  private static final Set<String> SHELL =
      Set.of("/manifest.webmanifest", "/service-worker.js", "/offline/{language}");

  @Autowired RequestMappingHandlerMapping mapping;
  @Autowired Statements statements;
  @Autowired TcpProxy proxy;
  @Autowired Riders riders;
  @LocalServerPort int port;

  static List<Route> routes() {
    return Route.all();
  }

  private RouteCalls calls() {
    return new RouteCalls(riders, riders.city("boston"), port);
  }

  @Test
  void every_route_is_listed_and_every_listed_route_exists() {
    Set<String> existing =
        mapping.getHandlerMethods().keySet().stream()
            .flatMap(RoutesTest::names)
            .collect(Collectors.toSet());
    assertThat(existing)
        .containsExactlyInAnyOrderElementsOf(routes().stream().map(Route::name).toList());
  }

  private static Stream<String> names(RequestMappingInfo route) {
    var methods = route.getMethodsCondition().getMethods();
    return route.getPatternValues().stream()
        .flatMap(path ->
            methods.isEmpty()
                ? Stream.of("ANY " + path)
                : methods.stream().map(method -> method + " " + path));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void a_visitor_gets_what_is_open_and_is_told_to_log_in_otherwise(Route route) {
    var response = calls().byVisitor(route).get();
    if (route.isFeed()) {
      assertThat(response.statusCode()).isEqualTo(200);
    } else if (route.isApi()) {
      assertThat(response.statusCode()).isIn(ofApiForVisitor(route));
    } else if (route.openToEverybody()) {
      assertThat(response.headers().firstValue("Location").orElse("")).doesNotContain("/login?");
      assertThat(response.statusCode()).isNotEqualTo(403);
    } else {
      assertThat(response.statusCode()).isEqualTo(302);
      assertThat(response.headers().firstValue("Location").orElse("")).contains("/login?next=");
    }
  }

  private static List<Integer> ofApiForVisitor(Route route) {
    return switch (route.who()) {
      case "everybody" -> List.of(200, 201);
      case "nobody" -> List.of(404);
      default -> List.of(401);
    };
  }

  /**
   * What the pool does in the background adds round trips at times: then the route is called again.
   */
  @ParameterizedTest
  @MethodSource("routes")
  void a_route_stays_within_its_budget(Route route) {
    var roundTrips = new AtomicInteger(Integer.MAX_VALUE);
    for (int i = 0; i < 3 && roundTrips.get() > route.roundTrips(); i++) {
      var call = calls().byUser(route);
      Runnable answered = () -> assertThat(call.get().statusCode()).isLessThan(500);
      assertThat(statements.during(() -> roundTrips.set(proxy.roundTripsDuring(answered))))
          .as("statements of %s", route)
          .hasSize(route.statements());
    }
    assertThat(roundTrips).as("round trips of %s", route).hasValue(route.roundTrips());
  }

  @ParameterizedTest
  @MethodSource("routes")
  void no_answer_begins_a_session_and_no_page_is_kept(Route route) {
    var response = calls().byUser(route).get();
    assertThat(response.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.contains("JSESSIONID"));
    if (route.isApi() || route.isFeed()) {
      assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
    }
    if (route.isFeed()) {
      assertThat(response.headers().firstValue("Cache-Control").orElse(""))
          .matches("max-age=\\d+, public");
      return;
    }
    boolean asset = route.path().startsWith("/assets") || route.path().equals("/favicon.ico");
    if (SHELL.contains(route.path())) {
      assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
      assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
    } else if (!asset) {
      boolean readOfApi =
          route.isApi()
              && route.method().equals("GET")
              && !route.closed()
              && !route.path().endsWith("/export");
      assertThat(response.headers().firstValue("Cache-Control").orElse(""))
          .contains(readOfApi ? "private, no-cache" : "no-store");
    }
  }
}
