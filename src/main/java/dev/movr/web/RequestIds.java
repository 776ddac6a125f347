package dev.movr.web;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.MDC;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Gives each request an id: the one that a trusted proxy has given it, or a new one. It stands in
 * every response, in the log lines that the request causes, in error pages and problems. A valve,
 * because what the container refuses reaches no filter.
 */
@Component
public class RequestIds implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  public static final String HEADER = "X-Request-Id";

  private static final String IN_LOG = "request";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:+/=-]{1,64}");

  RequestIds() {
    ContextRegistry.getInstance().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor(IN_LOG));
  }

  /** After the valve that knows which proxies are trusted, which Spring Boot adds first. */
  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addEngineValves(new Valve());
  }

  private static final class Valve extends ValveBase {
    Valve() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      String id = id(request);
      response.setHeader(HEADER, id);
      try (var line = MDC.putCloseable(IN_LOG, id)) {
        getNext().invoke(request, response);
      }
    }

    private static String id(Request request) {
      String given = CurrentCity.isForwarded(request) ? request.getHeader(HEADER) : null;
      return given != null && ID.matcher(given).matches()
          ? given
          : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
  }
}
