package dev.movr.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Answers TRACE like any other method that no route has. Tomcat would refuse it with the methods of
 * the servlet instead of the route's, and the servlet would echo the request.
 */
@Configuration(proxyBeanMethods = false)
class TraceMethod {
  @Bean
  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> leftToTheServlet() {
    return server -> server.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
  }

  @Bean(DispatcherServletAutoConfiguration.DEFAULT_DISPATCHER_SERVLET_BEAN_NAME)
  static DispatcherServlet dispatcherServlet(WebMvcProperties settings) {
    var servlet = new WithoutEcho();
    servlet.setPublishEvents(settings.isPublishRequestHandledEvents());
    return servlet;
  }

  private static final class WithoutEcho extends DispatcherServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      processRequest(request, response);
    }
  }
}
